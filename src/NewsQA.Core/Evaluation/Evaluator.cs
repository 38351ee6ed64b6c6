using NewsQA.Answering;
using NewsQA.FactChecking;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Evaluation;

/// <summary>Asks the questions and checks the claims of an evaluation.</summary>
/// <remarks>Ask one after the other where the times are to mean anything.</remarks>
public sealed class Evaluator(QuestionAnswerer answerer, IRetriever retriever, FactChecker? checker = null)
{
    /// <summary>Deepest rank that recall looks at.</summary>
    private const int Depth = 10;

    /// <summary>Asks one question, from its context or from the index.</summary>
    /// <param name="row">What to ask.</param>
    /// <param name="filter">Which articles may answer.</param>
    /// <param name="useModel">Whether the language model may be asked, where one is configured.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<QuestionOutcome> AskAsync(
        QuestionRow row, ChunkFilter? filter = null, bool useModel = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var request = new AskRequest { Question = row.Question, Context = row.Context, AsOf = row.AsOf, Filter = filter ?? ChunkFilter.None, UseModel = useModel };
        var answer = await answerer.AskAsync(request, cancellationToken);
        return new(row, answer, row is { Context: null, Articles.Count: > 0, Answers.Count: > 0 } ? await RankAsync(row, request.Filter, cancellationToken) : null);
    }

    /// <summary>Whether claims can be checked: a trained model is there.</summary>
    public bool ChecksClaims => checker is not null;

    /// <summary>Checks one claim, against its evidence or the index.</summary>
    /// <param name="row">What to check.</param>
    /// <param name="filter">Which articles may judge it.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="InvalidOperationException">There is no trained model.</exception>
    public async Task<ClaimOutcome> CheckAsync(ClaimRow row, ChunkFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (checker is null)
            throw new InvalidOperationException("Claims are checked by the trained reader, and none is deployed: restore data/models/reader.onnx and reader.json from the repository.");
        return new(row, await checker.CheckAsync(
            new ClaimRequest { Claim = row.Claim, Evidence = row.Evidence, AsOf = row.AsOf, Filter = filter ?? ChunkFilter.None }, cancellationToken));
    }

    private async Task<int> RankAsync(QuestionRow row, ChunkFilter filter, CancellationToken cancellationToken)
    {
        var hits = await retriever.RetrieveAsync(
            new RetrievalQuery { Question = row.Question, AsOf = row.AsOf, Filter = filter, Limit = Depth }, cancellationToken);
        for (var i = 0; i < hits.Count; i++)
        {
            if (row.Articles.Any(article => Names(article, hits[i].Article.Id)))
                return i + 1;
        }

        return 0;
    }

    /// <summary>Whether a row means this article: by its id, or by the readable part of it.</summary>
    private static bool Names(string article, string id) =>
        id.Equals(article, StringComparison.OrdinalIgnoreCase) || id.StartsWith(article + "-", StringComparison.OrdinalIgnoreCase);
}
