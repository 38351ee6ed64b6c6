using System.Globalization;
using Google.Protobuf.Collections;
using NewsQA.Articles;
using NewsQA.Chunking;
using Qdrant.Client.Grpc;

namespace NewsQA.Storage.Qdrant;

/// <summary>Names and forms of what points carry.</summary>
internal static class QdrantPayload
{
    public const string Kind = "kind";
    public const string HeadKind = "head";
    public const string VersionKind = "version";
    public const string ArticleId = "article_id";
    public const string Version = "version";
    public const string Hash = "hash";
    public const string OutletKey = "outlet_key";
    public const string Published = "published";
    public const string ValidFrom = "valid_from";
    public const string ValidTo = "valid_to";
    public const string Current = "current";
    public const string PendingSince = "pending_since";
    public const string Revision = "revision";
    public const string Formers = "formers";
    public const string Settled = "settled";
    public const string Removed = "removed";
    public const string Versions = "versions";

    /// <summary>Outlets are compared without regard to case.</summary>
    public static string KeyOf(string outlet) => outlet.ToLowerInvariant();

    /// <summary>RFC 3339 with the article's own offset: the server reads it as a time, and it comes back exactly.</summary>
    public static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static void Set(this MapField<string, Value> fields, string name, string? value)
    {
        if (value is not null)
            fields[name] = value;
    }

    public static void Set(this MapField<string, Value> fields, string name, DateTimeOffset? value)
    {
        if (value is { } time)
            fields[name] = Text(time);
    }

    public static string? Text(this MapField<string, Value> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.HasStringValue ? value.StringValue : null;

    public static int Number(this MapField<string, Value> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.HasIntegerValue ? checked((int)value.IntegerValue) : 0;

    public static bool Flag(this MapField<string, Value> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.HasBoolValue && value.BoolValue;

    public static DateTimeOffset? Time(this MapField<string, Value> fields, string name) =>
        fields.Text(name) is { } text ? DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    public static void SetSummary(this MapField<string, Value> fields, ArticleSummary summary)
    {
        fields.Set("title", summary.Title);
        fields.Set("outlet", summary.Outlet);
        fields.Set(Published, summary.Published);
        fields.Set("modified", summary.Modified);
        fields.Set("address", summary.Address?.AbsoluteUri);
        fields.Set("language", summary.Language);
    }

    public static ArticleSummary Summary(this MapField<string, Value> fields, string articleId) => new()
    {
        Id = articleId,
        Version = fields.Number(Version),
        Title = fields.Text("title"),
        Outlet = fields.Text("outlet"),
        Published = fields.Time(Published),
        Modified = fields.Time("modified"),
        Address = fields.Text("address") is { } address ? new Uri(address) : null,
        Language = fields.Text("language"),
    };

    public static ArticleSummary Summary(Article article, int version) => new()
    {
        Id = article.Id,
        Version = version,
        Title = article.Title,
        Outlet = article.Outlet,
        Published = article.Published,
        Modified = article.Modified,
        Address = article.Address,
        Language = article.Language,
    };

    public static void SetArticle(this MapField<string, Value> fields, Article article)
    {
        fields.SetSummary(Summary(article, 0));
        fields.Set("subtitle", article.Subtitle);
        fields.Set("byline", article.Byline);
        fields.Set("place", article.Place);
        fields.Set("fetched", article.Fetched);
        fields.Set("text", article.Text);
    }

    public static Article Article(this MapField<string, Value> fields, string articleId)
    {
        var summary = fields.Summary(articleId);
        return new Article
        {
            Id = articleId,
            Text = fields.Text("text") ?? "",
            Title = summary.Title,
            Outlet = summary.Outlet,
            Published = summary.Published,
            Modified = summary.Modified,
            Address = summary.Address,
            Language = summary.Language,
            Subtitle = fields.Text("subtitle"),
            Byline = fields.Text("byline"),
            Place = fields.Text("place"),
            Fetched = fields.Time("fetched"),
        };
    }

    public static void SetChunk(this MapField<string, Value> fields, Chunk chunk)
    {
        fields["index"] = chunk.Index;
        fields["start"] = chunk.Range.Start;
        fields["end"] = chunk.Range.End;
        fields["tokens"] = chunk.TokenCount;
        fields["text"] = chunk.Text;
        var sentences = new ListValue();
        foreach (var sentence in chunk.Sentences)
        {
            sentences.Values.Add(sentence.Start);
            sentences.Values.Add(sentence.End);
        }

        fields["sentences"] = new Value { ListValue = sentences };
    }

    public static Chunk Chunk(this MapField<string, Value> fields)
    {
        var bounds = fields["sentences"].ListValue.Values;
        var sentences = new TextRange[bounds.Count / 2];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = new TextRange((int)bounds[2 * i].IntegerValue, (int)bounds[(2 * i) + 1].IntegerValue);
        return new Chunk(
            fields.Number("index"),
            new TextRange(fields.Number("start"), fields.Number("end")),
            fields.Text("text") ?? "",
            sentences,
            fields.Number("tokens"));
    }
}
