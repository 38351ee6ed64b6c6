using NewsQA.Training.Preparation;

namespace NewsQA.Training.Tests;

/// <summary>A folder of a few hundred invented rows in the layout that <c>prepare</c> reads.</summary>
internal sealed class MadeData : IDisposable
{
    private static readonly string[] People = ["Ada Brandt", "Tomas Lindqvist", "Mirela Sava", "Owen Pryce", "Noor Haddad", "Petra Kolar"];
    private static readonly string[] Towns = ["Verlund", "Ostrava Bay", "Kelmore", "Santa Lira", "Port Amsel", "Dunhollow"];
    private static readonly string[] Things = ["bakery", "ferry line", "observatory", "school", "seed bank", "theatre"];

    public MadeData(int rowsPerFile = 40)
    {
        Folder = Directory.CreateTempSubdirectory("newsqa-training-").FullName;
        foreach (var file in new[] { "squad_paragraph", "squad_sentence", "nq_swap", "qamr" })
            Write("qa", file, Enumerable.Range(0, rowsPerFile).Select(i => Question(i, paragraph: file == "squad_paragraph")));
        foreach (var file in new[] { "fever", "fever_made_nei", "feverous", "snli", "counterfactual_nli", "conjnli" })
            Write("claims", file, Enumerable.Range(0, rowsPerFile).Select(i => Claim(i)));
        Write("qa", "sentences_wikipedia_wikinews", Enumerable.Range(0, rowsPerFile).Select(i => new SentenceRow(Question(i, paragraph: false).Context)));
        var discourse = Directory.CreateDirectory(Path.Combine(Folder, "train", "qa", "raw", "QADiscourse", "Dataset"));
        File.WriteAllLines(
            Path.Combine(discourse.FullName, "wikinews_train.tsv"),
            ["qa_id\tuntokenized sentence\tfull_question\tanswer",
                "1\tThe school closed because the roof leaked.\tWhat is the reason the school closed?\tthe roof leaked",
                "2\tThe school closed because the roof leaked.\tAfter what did the school close?\tthe storm had gone",
                "3\tA line that is cut off"]);
        var roles = Directory.CreateDirectory(RolesFolder);
        File.WriteAllLines(
            Path.Combine(roles.CreateSubdirectory("sentences").FullName, "wikinews.csv"),
            ["qasrl_id,tokens,sentence",
                "w:1,\"The council pledged `` new '' money , and it was moved to Kelmore .\",\"-\""]);
        File.WriteAllLines(
            Path.Combine(roles.CreateSubdirectory("gold").FullName, "wikinews.csv"),
            ["qasrl_id,verb_idx,question,answer_range,wh,subj,obj,obj2,prep,is_passive,is_negated",
                "w:1,2,Who pledged something?,0:2,who,,something,,,False,False",
                "w:1,2,What did someone pledge?,3:7,what,someone,,,,False,False",
                "w:1,2,Where did someone pledge something?,,where,someone,something,,,False,False",
                "w:1,11,What was moved somewhere?,9:10,what,,,somewhere,to,True,False",
                "w:1,11,Where was something moved?,12:14,where,something,,,,True,False"]);
    }

    public string Folder { get; }

    public string RolesFolder => Path.Combine(Folder, "train", "qa", "raw", "qasrl-gs", "data");

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static QuestionRow Question(int i, bool paragraph)
    {
        var (person, town, thing) = (People[i % 6], Towns[i / 6 % 6], Things[i / 3 % 6]);
        var year = 1950 + (i % 30);
        var sentence = $"In {year}, the mayor said, {person} opened the {thing} in {town} with {10 + i} workers.";
        var before = paragraph ? $"The region had been poor for years. Nobody expected visitors from {Towns[(i + 1) % 6]}. " : "";
        var context = before + sentence + (paragraph ? " The council paid half of the cost. Trade grew slowly afterwards." : "");
        return (i % 3) switch
        {
            0 => new($"Who opened the {thing} in {town} in {year}?", context, person, context.IndexOf(person, StringComparison.Ordinal)),
            1 => new($"Where did {person} open the {thing} in {year}?", context, town, context.LastIndexOf(town, StringComparison.Ordinal)),
            _ => new($"How many workers did the {thing} of {person} have in {year}?", context, $"{10 + i} workers", context.IndexOf($"{10 + i} workers", StringComparison.Ordinal)),
        };
    }

    private static ClaimRow Claim(int i)
    {
        var (person, town, thing) = (People[i % 6], Towns[i / 6 % 6], Things[i / 3 % 6]);
        var evidence = $"In {1950 + i}, the mayor said, {person} opened the {thing} in {town}.";
        return (i % 3) switch
        {
            0 => new(evidence, $"The {thing} in {town} was opened by {person}.", "supported"),
            1 => new(evidence, $"The {thing} in {town} was opened by {People[(i + 1) % 6]}.", "refuted"),
            _ => new(evidence, $"{person} was born in {Towns[(i + 2) % 6]}.", "not_enough_info"),
        };
    }

    private void Write<T>(string kind, string file, IEnumerable<T> rows)
    {
        var folder = Path.Combine(Folder, "train", kind);
        Directory.CreateDirectory(folder);
        JsonLines.Write(Path.Combine(folder, file + ".jsonl"), rows);
    }
}
