namespace NewsQA.Training.Preparation;

/// <summary>Reads the tables of QADiscourse (Pyatkin et al., 2020): why, when and how questions on sentences of Wikinews and Wikipedia.</summary>
public static class DiscourseFile
{
    /// <summary>The questions whose answer stands in their sentence, of all tables of a folder; none where there is no such folder.</summary>
    public static IEnumerable<QuestionRow> Read(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(Rows)
            : [];

    private static IEnumerable<QuestionRow> Rows(string path)
    {
        var lines = File.ReadLines(path).Select(line => line.Split('\t'));
        var header = lines.First();
        var (question, answer, sentence) = (Column("full_question"), Column("answer"), Column("untokenized sentence"));
        foreach (var fields in lines.Skip(1))
        {
            if (fields.Length != header.Length || fields[answer].Length == 0 || fields[question].Length == 0) continue;
            var start = fields[sentence].IndexOf(fields[answer], StringComparison.Ordinal);
            if (start >= 0) yield return new(fields[question].TrimEnd('?', ' ') + "?", fields[sentence], fields[answer], start);
        }

        int Column(string name) =>
            Array.IndexOf(header, name) is >= 0 and var index ? index : throw new InvalidDataException($"{path} has no column \"{name}\".");
    }
}
