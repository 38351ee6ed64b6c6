using System.Text;
using System.Text.RegularExpressions;
using Microsoft.VisualBasic.FileIO;

namespace NewsQA.Training.Preparation;

/// <summary>Reads the gold tables of QA-SRL (Roit et al., 2020): questions on every verb of sentences of Wikinews and Wikipedia.</summary>
/// <remarks>
/// Their questions say "someone" and "something" for what other questions of the same verb ask for. The answers of those take its
/// place: "What did someone pledge?" becomes "What did Japan pledge?". Questions in which such a word is left are dropped, as are
/// pronouns as answers: nobody asks so.
/// </remarks>
public static partial class SemanticRolesFile
{
    private const string Subject = "subject";
    private const string Object = "object";

    /// <summary>Longest answer that goes into another question, in words.</summary>
    private const int LongestFiller = 6;

    /// <summary>The questions of the tables in <c>gold</c> on the sentences in <c>sentences</c>; none where there is no such folder.</summary>
    public static IEnumerable<QuestionRow> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var sentences = Tables(Path.Combine(folder, "sentences"), ["qasrl_id", "tokens"]).DistinctBy(row => row["qasrl_id"])
            .ToDictionary(row => row["qasrl_id"], row => new Sentence(row["tokens"].Split(' ')));
        return Tables(Path.Combine(folder, "gold"), ["qasrl_id", "verb_idx", "question", "answer_range", "wh", "subj", "obj", "obj2", "prep", "is_passive", "is_negated"])
            .Where(row => sentences.ContainsKey(row["qasrl_id"]))
            .GroupBy(row => (row["qasrl_id"], row["verb_idx"]))
            .SelectMany(verb => OfVerb([.. verb], sentences[verb.Key.Item1]));
    }

    private static IEnumerable<QuestionRow> OfVerb(Dictionary<string, string>[] rows, Sentence sentence)
    {
        var fillers = new Dictionary<string, string>();
        foreach (var row in rows)
        {
            if (RoleAskedFor(row) is { } role && Filler(row, sentence) is { } filler) fillers.TryAdd(role, filler);
        }

        foreach (var row in rows.DistinctBy(row => row["question"]))
        {
            var (start, end) = sentence.Range(row["answer_range"]);
            if (start == end || Pronoun().IsMatch(sentence.Text[start..end])) continue;
            var question = row["question"];
            foreach (var slot in new[] { "subj", "obj", "obj2" })
            {
                if (Placeholder().IsMatch(row[slot]) && fillers.TryGetValue(RoleOf(slot, row), out var filler))
                    question = new Regex($@"\b{row[slot]}\b").Replace(question, filler.Replace("$", "$$", StringComparison.Ordinal), 1);
            }

            if (!Unfilled().IsMatch(question)) yield return new(question, sentence.Text, sentence.Text[start..end], start);
        }
    }

    /// <summary>What the answer of a "who" or "what" question is to the verb.</summary>
    private static string? RoleAskedFor(Dictionary<string, string> row)
    {
        if (row["wh"] is not ("who" or "what") || row["is_negated"] == "True") return null;
        if (row["subj"].Length == 0) return IsPassive(row) ? Object : Subject;
        if (row["obj2"].Length > 0) return null;
        if (row["prep"].Length > 0) return RoleOf("obj2", row);
        return row["obj"].Length == 0 && !IsPassive(row) ? Object : null;
    }

    private static string RoleOf(string slot, Dictionary<string, string> row) => slot switch
    {
        "subj" => IsPassive(row) ? Object : Subject,
        "obj" => Object,
        _ => IsPassive(row) && row["prep"] == "by" ? Subject : row["prep"],
    };

    private static bool IsPassive(Dictionary<string, string> row) => row["is_passive"] == "True";

    private static string? Filler(Dictionary<string, string> row, Sentence sentence)
    {
        var (start, end) = sentence.Range(row["answer_range"]);
        var text = sentence.Text[start..end];
        if (row["prep"].Length > 0 && text.StartsWith(row["prep"] + " ", StringComparison.OrdinalIgnoreCase)) text = text[(row["prep"].Length + 1)..];
        if (text.Length == 0 || Pronoun().IsMatch(text) || text.Count(c => c == ' ') >= LongestFiller) return null;
        return start == 0 && Determiner().IsMatch(text) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static IEnumerable<Dictionary<string, string>> Tables(string folder, string[] columns) =>
        Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).SelectMany(path => Rows(path, columns));

    private static IEnumerable<Dictionary<string, string>> Rows(string path, string[] columns)
    {
        using var parser = new TextFieldParser(path) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var header = parser.ReadFields() ?? [];
        if (columns.Except(header).FirstOrDefault() is { } missing) throw new InvalidDataException($"{path} has no column \"{missing}\".");
        while (parser.ReadFields() is { } fields)
            yield return header.Zip(fields).ToDictionary(field => field.First, field => field.Second);
    }

    [GeneratedRegex("^(?:someone|something|somewhere)$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(?:someone|something|somewhere|doing)\b")]
    private static partial Regex Unfilled();

    [GeneratedRegex("^(?:he|she|it|they|there|i|we|you|who|whom|whose|which|that|this|these|those|him|her|them|us|me|his|their|its|one|what)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex("^(?:the|an?|this|that|these|those|some|many|most|all|both|his|her|its|their|our|my|no|any|several|other)[ ]", RegexOptions.IgnoreCase)]
    private static partial Regex Determiner();

    /// <summary>A sentence set as it is printed from its Penn Treebank tokens.</summary>
    private sealed partial class Sentence
    {
        private readonly (int Start, int End)[] _tokens;

        public Sentence(string[] tokens)
        {
            var text = new StringBuilder();
            _tokens = new (int, int)[tokens.Length];
            var opens = true;
            for (var i = 0; i < tokens.Length; i++)
            {
                var token = tokens[i] switch { "``" or "''" => "\"", "`" => "'", var other => other };
                if (!opens && !Closing().IsMatch(tokens[i])) text.Append(' ');
                _tokens[i] = (text.Length, text.Length + token.Length);
                text.Append(token);
                opens = i == tokens.Length - 1 || tokens[i] is "``" or "`" or "(" or "[" or "$" or "#";
            }

            Text = text.ToString();
        }

        public string Text { get; }

        /// <summary>The characters of the first of the ranges in an answer ("5:8~!~8:10": tokens, the end exclusive).</summary>
        public (int Start, int End) Range(string ranges)
        {
            var bounds = ranges.Split("~!~")[0].Split(':');
            return bounds.Length == 2 && int.TryParse(bounds[0], out var first) && int.TryParse(bounds[1], out var end) && first < end && end <= _tokens.Length
                ? (_tokens[first].Start, _tokens[end - 1].End) : (0, 0);
        }

        [GeneratedRegex(@"^(?:[.,;:?!%)\]]+|\.\.\.|''|'|n't|'(?:s|S|re|ve|ll|d|m))$")]
        private static partial Regex Closing();
    }
}
