using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using NewsQA.Answering.Providers;
using NewsQA.Conversations;

namespace NewsQA.Answering.Prose;

/// <summary>The way to an answer by a language model. Whatever goes wrong on it, the local reader's answer stands. Safe for concurrent use.</summary>
internal sealed partial class ProsePath(ChatModel model, ChatReader reader, ModelQuestionRewriter rewriter, ILogger<ProsePath> logger)
{
    /// <inheritdoc cref="ModelQuestionRewriter.RewriteAsync"/>
    public Task<RewrittenQuestion> RewriteAsync(
        string question, Conversation conversation, RewrittenQuestion local, ModelUsage usage, CancellationToken cancellationToken) =>
        rewriter.RewriteAsync(question, conversation, local, usage, cancellationToken);

    /// <summary>Tells each proven sentence; the last update carries the answer, without timings.</summary>
    /// <param name="local">The local reader's answer to the same question.</param>
    /// <param name="notHeld">Makes the answer that nothing in the articles answers.</param>
    /// <param name="passages">What the model may answer from.</param>
    /// <param name="usage">What was spent on the question so far.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async IAsyncEnumerable<AnswerUpdate> AnswerAsync(
        Answer local, Func<Answer> notHeld, IReadOnlyList<SourcePassage> passages, ModelUsage usage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var updates = reader.ReadAsync(local.StandaloneQuestion, passages, usage, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            AnswerUpdate update;
            try
            {
                await updates.MoveNextAsync();
                update = ToUpdate(updates.Current, local, notHeld);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a provider's library throws is told in one line, and the local reader answers.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                var failure = ModelFailures.Of(exception, model.Options);
                LogFailure(failure.Kind, failure.Message);
                update = new AnswerUpdate(AnswerStage.Done, Answer: local with { Model = usage.AddTo(reader.EmptyReport with { Failure = failure.Message }) });
            }

            yield return update;
            if (update.Answer is not null)
                yield break;
        }
    }

    private static AnswerUpdate ToUpdate(ProseUpdate update, Answer local, Func<Answer> notHeld)
    {
        if (update.Answer is not { } prose)
            return new AnswerUpdate(AnswerStage.Sentence, Sentence: update.Sentence, Path: AnswerPath.Model);
        var answer = prose.IsNotHeld
            ? notHeld()
            : local with { Kind = AnswerKind.Answered, Text = prose.Text, Citations = prose.Citations, Confidence = prose.Confidence, Alternatives = [] };
        return new AnswerUpdate(AnswerStage.Done, Answer: answer with { Path = AnswerPath.Model, Model = prose.Report });
    }

    [LoggerMessage(LogLevel.Warning, "The local reader answered in place of the language model ({Kind}): {Failure}", EventName = "ModelFailed")]
    private partial void LogFailure(ModelFailureKind kind, string failure);
}
