using System.Text;
using Microsoft.Data.Sqlite;

namespace NewsQA.Storage.Sqlite;

/// <summary>The same filter twice: as a condition of a query, and over what is known of a version in memory.</summary>
internal static class SqliteFilter
{
    /// <summary>SQL function that makes case irrelevant; SQLite's own knows ASCII alone, and outlets are not named in ASCII alone.</summary>
    private const string Fold = "newsqa_fold";

    /// <summary>Makes the functions that <see cref="Condition"/> uses known to a connection.</summary>
    public static void Register(SqliteConnection connection) =>
        connection.CreateFunction(Fold, (string? text) => text?.ToUpperInvariant(), isDeterministic: true);

    /// <summary>A condition over the table <c>version</c> as <c>v</c>; its parameters are added to <paramref name="command"/>.</summary>
    public static string Condition(SqliteCommand command, ChunkFilter filter)
    {
        var condition = new StringBuilder();
        if (filter.AsOf is { } asOf)
        {
            condition.Append("(v.valid_from IS NULL OR v.valid_from <= $asOf) AND (v.valid_to IS NULL OR v.valid_to > $asOf)");
            command.Parameters.AddWithValue("$asOf", asOf.UtcTicks);
        }
        else
        {
            condition.Append("v.valid_to IS NULL");
        }

        AddList(command, condition, "v.article_id", "$article", filter.ArticleIds);
        AddList(command, condition, $"{Fold}(v.outlet)", "$outlet", [.. filter.Outlets.Select(o => o.ToUpperInvariant())]);
        if (filter.PublishedFrom is { } from)
        {
            condition.Append(" AND v.published_utc >= $from");
            command.Parameters.AddWithValue("$from", from.UtcTicks);
        }

        if (filter.PublishedBefore is { } before)
        {
            condition.Append(" AND v.published_utc < $before");
            command.Parameters.AddWithValue("$before", before.UtcTicks);
        }

        return condition.ToString();
    }

    public static bool Passes(VersionEntry version, ChunkFilter filter) =>
        !version.IsRemoved
        && (filter.AsOf is { } asOf
            ? (version.ValidFrom is null || version.ValidFrom <= asOf.UtcTicks) && (version.ValidTo is null || version.ValidTo > asOf.UtcTicks)
            : version.ValidTo is null)
        && (filter.ArticleIds.Count == 0 || filter.ArticleIds.Contains(version.ArticleId))
        && (filter.Outlets.Count == 0 || (version.Outlet is { } outlet && filter.Outlets.Contains(outlet, StringComparer.OrdinalIgnoreCase)))
        && (filter.PublishedFrom is not { } from || version.Published >= from.UtcTicks)
        && (filter.PublishedBefore is not { } before || version.Published < before.UtcTicks);

    private static void AddList(SqliteCommand command, StringBuilder condition, string column, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        condition.Append(" AND ").Append(column).Append(" IN (");
        for (var i = 0; i < values.Count; i++)
        {
            condition.Append(i == 0 ? "" : ", ").Append(name).Append(i);
            command.Parameters.AddWithValue($"{name}{i}", values[i]);
        }

        condition.Append(')');
    }
}
