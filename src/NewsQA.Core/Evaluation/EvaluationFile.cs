using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsQA.Evaluation;

/// <summary>Reads evaluation files: JSON Lines, a question or a claim a line.</summary>
/// <remarks>
/// A question is <c>{"id","question","answers":[…],"context"?,"asOf"?,"article"?}</c>, a claim <c>{"id","claim","verdict","evidence"?,"asOf"?}</c>;
/// blank lines and unknown names are passed over. A single <c>"answer"</c> serves for <c>"answers"</c>. What must be told apart is required:
/// a row without either is malformed, not unanswerable.
/// </remarks>
public static class EvaluationFile
{
    private static readonly string[] Verdicts = ["supported", "refuted", "not_enough_info", "conflicting", ClaimRow.NotSupported];

    /// <summary>The rows in order; a malformed line is a result with an error, and reading goes on after it.</summary>
    public static async IAsyncEnumerable<EvaluationRowResult> ReadAsync(
        TextReader reader, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        for (var line = 1; await reader.ReadLineAsync(cancellationToken) is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
                yield return Parse(text, name, line);
        }
    }

    private static EvaluationRowResult Parse(string text, string name, int line)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(Parse(document.RootElement, line), null);
        }
        catch (JsonException e)
        {
            return new(null, $"{name}:{line}: not JSON ({FirstSentence(e.Message)}); each line must be one JSON object.");
        }
        catch (FormatException e)
        {
            return new(null, $"{name}:{line}: {e.Message}");
        }
    }

    private static EvaluationRow Parse(JsonElement row, int line)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{Kind(row)} where a JSON object is needed, such as {{\"id\":\"1\",\"question\":\"…\",\"answers\":[\"…\"]}}.");
        var id = Id(row) ?? line.ToString(CultureInfo.InvariantCulture);
        return (String(row, "question"), String(row, "claim")) switch
        {
            ({ } question, null) => new QuestionRow(id, line)
            {
                Question = question,
                Answers = Answers(row),
                Context = String(row, "context"),
                AsOf = AsOf(row),
                Articles = Strings(row, "article") ?? Strings(row, "articles") ?? [],
            },
            (null, { } claim) => new ClaimRow(id, line)
            {
                Claim = claim,
                Verdict = Verdict(row),
                Evidence = String(row, "evidence"),
                AsOf = AsOf(row),
            },
            (null, null) => throw new FormatException("it has neither \"question\" nor \"claim\"; a row needs one of them."),
            _ => throw new FormatException("it has both \"question\" and \"claim\"; a row is one or the other."),
        };
    }

    private static IReadOnlyList<string> Answers(JsonElement row)
    {
        if (row.TryGetProperty("unanswerable", out var unanswerable) && unanswerable.ValueKind == JsonValueKind.True)
            return [];
        return Strings(row, "answers") ?? Strings(row, "answer")
            ?? throw new FormatException("\"answers\" is missing; give the accepted answers, or [] if nothing should be answered.");
    }

    private static string Verdict(JsonElement row)
    {
        var verdict = String(row, "verdict")?.ToLowerInvariant().Replace(' ', '_');
        return Verdicts.Contains(verdict)
            ? verdict!
            : throw new FormatException($"\"verdict\" must be one of {string.Join(", ", Verdicts)}.");
    }

    private static DateTimeOffset? AsOf(JsonElement row) => String(row, "asOf") is not { } text
        ? null
        : PointInTime.TryParseEnd(text, out var time)
            ? time
            : throw new FormatException($"\"asOf\" is \"{text}\"; it must be an ISO date or time, such as 2024-06-13 or 2024-06-13T09:30:00Z.");

    private static string? Id(JsonElement row) => row.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
        ? id.ToString()
        : null;

    private static string? String(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new FormatException($"\"{name}\" is {Kind(value)}; it must be a string.");
        var text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw new FormatException($"\"{name}\" is empty.") : text;
    }

    /// <summary>A string or an array of strings; <see langword="null"/> if absent.</summary>
    private static IReadOnlyList<string>? Strings(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString() is { Length: > 0 } single ? [single] : [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw new FormatException($"\"{name}\" must be an array of strings.");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a string",
        _ => value.ToString().ToLowerInvariant(),
    };

    private static string FirstSentence(string message) => message.Split(['.', '|'], 2)[0].Trim();
}
