using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Answering.Providers;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Tests.Articles;
using NewsQA.Tests.Fakes;

namespace NewsQA.Tests.Answering.Prose;

/// <summary>A model that lies, over HTTP, against the whole reader with the trained verifier: what gets through is counted.</summary>
public sealed class LyingModelTests(ITestOutputHelper output)
{
    /// <summary>Share of true sentences that may be held back.</summary>
    private const double MostWronglyDropped = 0.05;

    [Fact]
    public async Task No_lie_is_shown_and_few_true_sentences_are_dropped()
    {
        var reply = "";
        await using var server = await ModelServer.StartAsync(call => call.SayAsync(call.IsRepair ? "1: NOTHING" : reply));
        await using var services = ProseFixture.Services(server.Endpoint, null, ("Model:EvidenceTokens", "5000"));
        var reader = services.GetRequiredService<ChatReader>();
        var chunker = services.GetRequiredService<SentenceChunker>();
        var tokenizer = services.GetRequiredService<BertTokenizer>();
        var articles = new Dictionary<string, IReadOnlyList<SourcePassage>>(StringComparer.Ordinal);
        var (shownLies, droppedTruths) = (new List<string>(), new List<string>());
        var counts = new SortedDictionary<string, (int All, int Shown)>(StringComparer.Ordinal);
        foreach (var row in ProseCase.All)
        {
            var passages = new List<SourcePassage>();
            foreach (var file in row.Articles)
            {
                if (!articles.TryGetValue(file, out var known))
                    articles[file] = known = ProseFixture.Passages((await NewsQA.Tests.Articles.Reading.AllAsync(ArticleSource.File(NewsQA.Tests.Articles.Reading.Bundled(file))))[0].Article!, chunker);
                passages.AddRange(known);
            }

            reply = row.Cited(Evidence.Of(passages, tokenizer, 5000).Sentences);
            var (shown, why) = await AskAsync(reader, passages);
            counts[row.Kind] = (counts.GetValueOrDefault(row.Kind).All + 1, counts.GetValueOrDefault(row.Kind).Shown + (shown ? 1 : 0));
            if (shown && !row.IsTrue)
                shownLies.Add($"{row.Id} ({row.Kind}): {row.Sentence}");
            if (!shown && row.IsTrue)
                droppedTruths.Add($"{row.Id}: {row.Sentence} | {why}");
        }

        foreach (var (kind, (all, shown)) in counts)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-18} {all,4} made, {shown,4} shown"));
        foreach (var line in shownLies.Concat(droppedTruths))
            output.WriteLine(line);

        var truths = ProseCase.All.Count(c => c.IsTrue);
        Assert.True(truths >= 200 && ProseCase.All.Count - truths >= 200, "There are too few cases.");
        Assert.Empty(shownLies);
        Assert.True(droppedTruths.Count <= MostWronglyDropped * truths, $"{droppedTruths.Count} of {truths} true sentences were dropped.");
    }

    private static async Task<(bool Shown, string? Why)> AskAsync(ChatReader reader, IReadOnlyList<SourcePassage> passages)
    {
        var shown = false;
        try
        {
            await foreach (var update in reader.ReadAsync("What happened?", passages, new ModelUsage(), TestContext.Current.CancellationToken))
                shown |= update.Sentence is not null;
            return (shown, null);
        }
        catch (ModelException exception) when (exception.Kind is ModelFailureKind.Unproven or ModelFailureKind.Uncited)
        {
            return (shown, exception.Message);
        }
    }
}
