using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsQA.Reading;

namespace NewsQA.Training.Preparation;

/// <summary>A text with what was written about it: questions that it answers and that it leaves open, and claims.</summary>
/// <param name="Title">Headline; null where the text is a paragraph of the data folder.</param>
/// <param name="Text">The text; its paragraphs are lines.</param>
/// <param name="Answered">Questions with their answers in <paramref name="Text"/>.</param>
/// <param name="Unanswered">Questions that seem to be answered, and are not.</param>
/// <param name="Claims">Claims with the index of their verdict in <see cref="ClaimExamples.Verdicts"/>.</param>
/// <param name="YesNo">Questions that want yes (as "supported"), no ("refuted") or, by the text, neither; with the same index.</param>
/// <param name="Families">Claims of which several differ by a few words and not all have one verdict; with the same index.</param>
public sealed partial record WrittenText(
    string? Title, string Text, IReadOnlyList<QuestionRow> Answered, IReadOnlyList<string> Unanswered, IReadOnlyList<(string Claim, int Verdict)> Claims,
    IReadOnlyList<(string Question, int Verdict)> YesNo, IReadOnlyList<(string Claim, int Verdict)> Families)
{
    private const string ClaimMarks = "+-~";
    private const string Unpaired = "a question is followed by the line with its answer, and no other line is";

    /// <summary>The headline as it stands before a passage; empty where there is none.</summary>
    public string Headline => Title is null ? "" : $"{Title.TrimEnd('.')}. ";

    /// <summary>How a file names a paragraph of the data folder: the first 12 hexadecimal digits of the SHA-256 of its UTF-8.</summary>
    public static string IdOf(string paragraph) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(paragraph)))[..12];

    /// <summary>The texts of all <c>.txt</c> files of a folder and those below it, in the order of their paths.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="paragraphs">Paragraphs that files may name by <see cref="IdOf"/>; questions on others are left out.</param>
    /// <exception cref="InvalidDataException">There is no file, a line is malformed, or an answer does not stand in its text, or stands there more than once.</exception>
    public static IEnumerable<WrittenText> ReadAll(string folder, IEnumerable<string> paragraphs)
    {
        var known = paragraphs.Distinct().ToDictionary(IdOf, OneLine);
        string[] files = [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0) throw new InvalidDataException($"{folder} holds no .txt file.");
        return files
            .SelectMany(path => Read(File.ReadLines(path), path, known)).Where(text => text.Text.Length > 0);
    }

    private static IEnumerable<WrittenText> Read(IEnumerable<string> lines, string path, Dictionary<string, string> known)
    {
        var (text, number, question) = (default(Builder), 0, default(string));
        foreach (var line in lines.Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0) continue;
            if (question is not null != line.StartsWith("= ", StringComparison.Ordinal)) throw Malformed(Unpaired);
            switch (line)
            {
                case ['#', ' ', .. var title]:
                    if (text is not null) yield return text.Build();
                    text = new(title, null);
                    continue;
                case ['@', .. var id]:
                    if (text is not null) yield return text.Build();
                    text = new(null, known.GetValueOrDefault(id, ""));
                    continue;
            }

            if (text is null) throw Malformed("a file begins with a headline (#) or the name of a paragraph (@)");
            switch (line)
            {
                case ['?', ' ', .. var asked]:
                    question = asked;
                    break;
                case ['=', ' ', .. var answer]:
                    if (text.Text.Length > 0)
                        text.Answered.Add(new(question!, text.Text, Answer(answer).Text, Find(text.Text, answer) ?? throw Malformed($"\"{answer}\" does not stand in the text, or not just once")));
                    question = null;
                    break;
                case ['!', ' ', .. var open]:
                    text.Unanswered.Add(open);
                    break;
                case ['?', var mark, ' ', .. var asked] when ClaimMarks.Contains(mark, StringComparison.Ordinal):
                    if (!YesNoQuestion.IsOne(asked)) throw Malformed($"\"{asked}\" is no question for yes or no");
                    text.YesNo.Add((asked, ClaimMarks.IndexOf(mark, StringComparison.Ordinal)));
                    break;
                case ['*', var mark, ' ', .. var claim] when ClaimMarks.Contains(mark, StringComparison.Ordinal):
                    text.Families.Add((claim, ClaimMarks.IndexOf(mark, StringComparison.Ordinal)));
                    break;
                case [var mark, ' ', .. var claim] when ClaimMarks.Contains(mark, StringComparison.Ordinal):
                    text.Claims.Add((claim, ClaimMarks.IndexOf(mark, StringComparison.Ordinal)));
                    break;
                default:
                    if (!text.Continue(line)) throw Malformed("a line after the text begins with one of ? = ! + - ~ ?+ ?- ?~ *+ *- *~");
                    break;
            }
        }

        if (question is not null) throw Malformed(Unpaired);
        if (text is not null) yield return text.Build();

        InvalidDataException Malformed(string why) => new($"{path}, line {number}: {why}.");
    }

    /// <summary>Where an answer begins: at the only place where it stands by itself, or within the words after " | ", which stand once.</summary>
    private static int? Find(string text, string line)
    {
        var (answer, around) = Answer(line);
        if (around is null)
            return Regex.Matches(text, $@"(?<!\w){Regex.Escape(answer)}(?!\w)") is [var only] ? only.Index : null;
        var start = text.IndexOf(around, StringComparison.Ordinal);
        var within = around.IndexOf(answer, StringComparison.Ordinal);
        return start < 0 || within < 0 || text.IndexOf(around, start + 1, StringComparison.Ordinal) >= 0 ? null : start + within;
    }

    private static (string Text, string? Around) Answer(string line) =>
        line.Split(" | ", 2) is [var answer, var around] ? (answer.Trim(), around.Trim()) : (line, null);

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class Builder(string? title, string? paragraph)
    {
        private readonly List<string> _lines = paragraph is null ? [] : [paragraph];

        public List<QuestionRow> Answered { get; } = [];

        public List<string> Unanswered { get; } = [];

        public List<(string Claim, int Verdict)> Claims { get; } = [];

        public List<(string Question, int Verdict)> YesNo { get; } = [];

        public List<(string Claim, int Verdict)> Families { get; } = [];

        public string Text => string.Join('\n', _lines);

        public bool Continue(string line)
        {
            if (title is null || Answered.Count + Unanswered.Count + Claims.Count + YesNo.Count + Families.Count > 0) return false;
            _lines.Add(OneLine(line));
            return true;
        }

        public WrittenText Build() => new(title, Text, Answered, Unanswered, Claims, YesNo, Families);
    }
}
