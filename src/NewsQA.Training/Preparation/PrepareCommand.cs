namespace NewsQA.Training.Preparation;

/// <summary><c>prepare</c>: turns the data folder into one shuffled file of training rows.</summary>
public static class PrepareCommand
{
    private static readonly (string File, double Share)[] Questions =
        [("squad_paragraph", 1), ("squad_sentence", 1), ("nq_swap", 0.7), ("qamr", 0.5)];

    private static readonly (string File, double Share)[] Claims =
        [("fever", 1), ("fever_made_nei", 0.5), ("feverous", 0.7), ("snli", 0.2), ("counterfactual_nli", 0.5), ("conjnli", 0.15)];

    /// <summary>Writes the rows.</summary>
    /// <param name="data">The data folder; <c>train/qa</c> and <c>train/claims</c> are read.</param>
    /// <param name="output">File to write, JSON Lines of <see cref="TrainingRow"/>.</param>
    /// <param name="seed">Seed of all draws.</param>
    /// <returns>How many rows were written.</returns>
    public static int Run(string data, string output, int seed)
    {
        var random = new Random(seed);
        var questions = Questions.SelectMany(part => Sample<QuestionRow>(Path.Combine(data, "train", "qa", part.File + ".jsonl"), part.Share, random)).ToArray();
        var claims = Claims.SelectMany(part => Sample<ClaimRow>(Path.Combine(data, "train", "claims", part.File + ".jsonl"), part.Share, random)).ToArray();
        var contexts = questions.Select(row => row.Context).Distinct().ToArray();
        string[] names = [.. contexts.SelectMany(context => Edits.Name().Matches(context)).Select(match => match.Value)];
        var edits = new Edits(names, random);
        var asked = new QuestionExamples(new PassageIndex(contexts), edits, random);
        var claimed = new ClaimExamples([.. contexts.Where(context => context.Length < 250)], edits, random);
        TrainingRow[] rows = [.. questions.SelectMany(asked.Make), .. claims.SelectMany(claimed.Make)];
        random.Shuffle(rows);
        JsonLines.Write(output, rows);
        return rows.Length;
    }

    private static IEnumerable<T> Sample<T>(string path, double share, Random random) =>
        JsonLines.Read<T>(path).Where(_ => random.NextDouble() < share);
}
