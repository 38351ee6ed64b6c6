using NewsQA.Answering;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Evaluation;

/// <summary>Asks the questions of an evaluation.</summary>
/// <remarks>Ask one after the other where the times are to mean anything.</remarks>
public sealed class Evaluator(QuestionAnswerer answerer, IRetriever retriever)
{
    /// <summary>Deepest rank that recall looks at.</summary>
    private const int Depth = 10;

    /// <summary>Asks one question, from its context or from the index.</summary>
    /// <param name="row">What to ask.</param>
    /// <param name="filter">Which articles may answer.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<QuestionOutcome> AskAsync(QuestionRow row, ChunkFilter? filter = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        var request = new AskRequest { Question = row.Question, Context = row.Context, AsOf = row.AsOf, Filter = filter ?? ChunkFilter.None };
        var answer = await answerer.AskAsync(request, cancellationToken);
        return new(row, answer, row is { Context: null, Articles.Count: > 0, Answers.Count: > 0 } ? await RankAsync(row, request.Filter, cancellationToken) : null);
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
