using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using NewsQA.Embeddings;
using NewsQA.Storage;

namespace NewsQA.Retrieval;

/// <summary>Searches by meaning and by words at once, then ranks by the scores of both and the time that the question is about.</summary>
/// <remarks>
/// The store's fusion by rank finds the candidates; their scores order them.
/// What was published after the time of asking is left out by the store. Time only raises scores; nothing is dropped for it.
/// Safe for concurrent use as far as the store and the embedding generator are.
/// </remarks>
internal sealed class HybridRetriever(
    IChunkStore store, IEmbeddingGenerator<string, Embedding<float>> embeddings, IOptions<RetrievalOptions> options, TimeProvider timeProvider)
    : IRetriever
{
    /// <summary>What of an overlong question is searched: the models read no more, and each word costs a lookup.</summary>
    private const int MaxQuestionLength = 2_000;

    private readonly TimeRanking _ranking = new(options.Value);

    public async Task<IReadOnlyList<ChunkHit>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        var question = query.Question.Length > MaxQuestionLength ? query.Question[..MaxQuestionLength] : query.Question;
        if (string.IsNullOrWhiteSpace(question))
            return [];

        var asOf = query.AsOf ?? query.Filter.AsOf;
        var candidates = Math.Max(query.Limit, options.Value.RankedCandidates);
        var hits = await store.SearchAsync(
            new ChunkQuery
            {
                Vector = await embeddings.GenerateQueryVectorAsync(question, cancellationToken),
                Text = question,
                Limit = candidates,
                CandidatesPerLeg = Math.Max(candidates, options.Value.CandidatesPerLeg),
                Filter = query.Filter with { AsOf = asOf },
            },
            cancellationToken);

        var now = asOf ?? timeProvider.GetLocalNow();
        var time = QuestionTime.Of(question, DateOnly.FromDateTime(now.DateTime));
        var scored = OutletRanking.Rank(ScoreFusion.Rescore(hits, options.Value.DenseWeight), question, options.Value.OutletWeight);
        return ChunkDiversity.Take(_ranking.Rank(scored, time, now), query.Limit, options.Value.ChunksPerArticle);
    }
}
