using Microsoft.Extensions.Options;
using NewsQA.Answering;
using NewsQA.Chunking;
using NewsQA.Embeddings;

namespace NewsQA.Tests.Answering;

public sealed class ContextPassagesTests
{
    [Theory]
    [InlineData("Who runs the mill?")]
    [InlineData("Who was the owner of the old mill by the river that burnt down in the winter storm of 1953?")]
    public void Scores_are_on_the_scale_of_passages_that_are_searched_for_however_much_is_asked(string question)
    {
        var text = string.Join("\n\n", Enumerable.Repeat("The weather was dull and the harbour empty.", 60))
            + "\n\nThe old mill by the river burnt down in the winter storm of 1953. Its owner was Ada Brandt, who runs a new one.";

        var scores = ContextPassages.Of(text, question, new SentenceChunker(ArcticModel.CreateTokenizer(), Options.Create(new ChunkingOptions())), 64, 12, TestContext.Current.CancellationToken)
            .Select(source => source.Passage.RetrievalScore).ToArray();

        Assert.InRange(scores[0], 0.5, 0.7);
        Assert.True(scores[0] > scores[^1]);
        Assert.All(scores, score => Assert.InRange(score, 0, scores[0]));
    }
}
