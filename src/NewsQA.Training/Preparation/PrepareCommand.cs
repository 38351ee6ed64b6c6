using Microsoft.Extensions.Options;
using NewsQA.Chunking;
using NewsQA.Training.Model;

namespace NewsQA.Training.Preparation;

/// <summary><c>prepare</c>: turns the data folder into one shuffled file of training rows.</summary>
public static class PrepareCommand
{
    private const double StatementShare = 0.5;
    private const double DiscourseShare = 0.3;
    private const double RolesShare = 0.7;
    private const int Summaries = 2;
    private const double DistantShare = 0.4;

    /// <summary>What people wrote teaches most, and there is least of it: each time with other sentences around it.</summary>
    private const int Written = 2;

    /// <summary>As often again, and whole paragraphs too, beside several passages at once.</summary>
    private const int Searched = 2;

    /// <summary>Claims less often, so that they do not drown those of others: of most the true ones have other words than the text, the false ones its own.</summary>
    private const int WrittenClaims = 1;

    /// <summary>Families of claims most often: style and choice of words tell nothing of their verdicts.</summary>
    private const int Families = 4;

    /// <summary>Whole paragraphs weigh most: they are what the product reads. A share of 4 is four draws of twins.</summary>
    private static readonly (string File, double Share)[] Questions =
        [("squad_paragraph", 4), ("squad_sentence", 0.2), ("nq_swap", 1), ("qamr", 0.4)];

    private static readonly (string File, double Share)[] Claims =
        [("fever", 3), ("fever_made_nei", 0.7), ("feverous", 1), ("snli", 0.4), ("counterfactual_nli", 0.7), ("conjnli", 0.1)];

    /// <summary>Writes the rows.</summary>
    /// <param name="data">The data folder; <c>train/qa</c> and <c>train/claims</c> are read.</param>
    /// <param name="output">File to write, JSON Lines of <see cref="TrainingRow"/>.</param>
    /// <param name="seed">Seed of all draws.</param>
    /// <param name="passes">How often the data is gone through; each pass draws other twins. A pass is shuffled in itself.</param>
    /// <param name="written">Folder of <see cref="WrittenText"/> files; none is read where it is null.</param>
    /// <param name="others">Share kept of the rows that are not written ones (claims made of written answers are among these), 0 to 1: with less, a run too short for a pass sees more of what is written.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="others"/> is no share.</exception>
    public static int Run(string data, string output, int seed, int passes = 1, string? written = null, double others = 1)
    {
        if (others is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(others), others, "A share from 0 to 1 is wanted.");
        var rows = new List<TrainingRow>();
        for (var pass = 0; pass < passes; pass++) rows.AddRange(Pass(data, written, others, new Random(unchecked((seed * 1000) + pass))));
        JsonLines.Write(output, rows);
        return rows.Count;
    }

    private static TrainingRow[] Pass(string data, string? written, double others, Random random)
    {
        var paragraphs = Questions.SelectMany(part => JsonLines.Read<QuestionRow>(Path.Combine(data, "train", "qa", part.File + ".jsonl"))).Select(row => row.Context);
        WrittenText[] texts = written is null ? [] : [.. WrittenText.ReadAll(written, paragraphs)];
        WrittenText[] whole = [.. JsonLines.Read<QuestionRow>(Path.Combine(data, "train", "qa", Questions[0].File + ".jsonl"))
            .GroupBy(row => row.Context, (context, rows) => new WrittenText(null, context, [.. rows], [], [], [], []))];
        var search = new SearchExamples(texts.Concat(whole), new SentenceChunker(EncoderPackage.Open().Tokenizer(), Options.Create(new ChunkingOptions())), random);
        TrainingRow[] found = [.. Times(Searched, texts).SelectMany(search.Make)];
        var examples = new WrittenExamples(random);
        var questions = Questions.SelectMany(part => Sample<QuestionRow>(Path.Combine(data, "train", "qa", part.File + ".jsonl"), part.Share, random))
            .Concat(DiscourseFile.Read(Path.Combine(data, "train", "qa", "raw", "QADiscourse", "Dataset")).Where(_ => random.NextDouble() < DiscourseShare))
            .Concat(SemanticRolesFile.Read(Path.Combine(data, "train", "qa", "raw", "qasrl-gs", "data")).Where(_ => random.NextDouble() < RolesShare)).ToArray();
        var answered = Times(Written, texts).SelectMany(examples.Answered).ToArray();
        var claims = Claims.SelectMany(part => Sample<ClaimRow>(Path.Combine(data, "train", "claims", part.File + ".jsonl"), part.Share, random)).ToArray();
        var sentences = JsonLines.Read<SentenceRow>(Path.Combine(data, "train", "qa", "sentences_wikipedia_wikinews.jsonl")).Select(row => row.Text).ToArray();
        string[] contexts = [.. questions.Select(row => row.Context).Concat(sentences).Distinct()];
        string[] names = [.. contexts.SelectMany(context => Edits.Name().Matches(context)).Select(match => match.Value)];
        var edits = new Edits(names, random);
        var passages = new PassageIndex(contexts);
        var paraphrases = new Paraphrases(EncoderPackage.Open(), questions.Select(row => row.Question).Concat(sentences), random);
        var transplants = new Transplants(questions, random);
        var asked = new QuestionExamples(passages, edits, paraphrases, transplants, random);
        var claimed = new ClaimExamples(passages, edits, paraphrases, random);
        var made = new MadeClaims(passages, edits, paraphrases, transplants, random);
        var mentions = new Mentions(passages, random);
        TrainingRow[] other =
        [
            .. questions.Select(Distant).SelectMany(asked.Make),
            .. Times(Searched, whole).SelectMany(search.Make),
            .. claims.SelectMany(claimed.Make),
            .. questions.Concat(answered).Where(_ => random.NextDouble() < StatementShare).Select(Distant).SelectMany(made.OfQuestion),
            .. sentences.SelectMany(made.OfSentence),
            .. contexts.SelectMany(made.OfPassage),
            .. contexts.SelectMany(context => Enumerable.Range(0, Summaries).SelectMany(_ => made.OfSummary(context))),
        ];
        TrainingRow[] rows =
        [
            .. answered.Select(TrainingRow.Answerable),
            .. Times(Written, texts).SelectMany(examples.Unanswered),
            .. found,
            .. Times(WrittenClaims, texts).SelectMany(examples.Claims),
            .. Times(Families, texts).SelectMany(examples.Families),
            .. other.Where(_ => random.NextDouble() < others),
        ];
        random.Shuffle(rows);
        return rows;

        QuestionRow Distant(QuestionRow row) => random.NextDouble() < DistantShare ? mentions.Distance(row) : row;
    }

    private static IEnumerable<WrittenText> Times(int count, WrittenText[] texts) => Enumerable.Repeat(texts, count).SelectMany(all => all);

    private static IEnumerable<T> Sample<T>(string path, double share, Random random) =>
        JsonLines.Read<T>(path).SelectMany(row => Enumerable.Repeat(row, (int)share + (random.NextDouble() < share % 1 ? 1 : 0)));
}
