namespace NewsQA.Answering;

/// <summary>Answers questions from the articles: completes the question, retrieves, reads, and proves every citation.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class QuestionAnswerer
{
    /// <summary>Answers one question. What goes wrong on the way is an answer of kind <see cref="AnswerKind.Failed"/>; only cancellation throws.</summary>
    public Task<Answer> AskAsync(AskRequest request, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>As <see cref="AskAsync"/>, telling each step as it is taken; the last update carries the answer.</summary>
    public IAsyncEnumerable<AnswerUpdate> AskStreamingAsync(AskRequest request, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
