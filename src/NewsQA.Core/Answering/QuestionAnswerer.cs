using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsQA.Answering.Prose;
using NewsQA.Chunking;
using NewsQA.Conversations;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>Answers questions from the articles: completes the question, retrieves, reads, and proves every citation.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed partial class QuestionAnswerer
{
    /// <summary>What of an overlong question is worked on.</summary>
    private const int MaxQuestionLength = 2_000;

    private readonly IChunkStore _store;
    private readonly IRetriever _retriever;
    private readonly IReader _reader;
    private readonly SentenceChunker _chunker;
    private readonly PassageBuilder _passages;
    private readonly AnsweringOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<QuestionAnswerer> _logger;
    private readonly ProsePath? _prose;

    internal QuestionAnswerer(
        IChunkStore store,
        IRetriever retriever,
        IReader reader,
        SentenceChunker chunker,
        IOptions<AnsweringOptions> options,
        TimeProvider timeProvider,
        ILogger<QuestionAnswerer> logger,
        ProsePath? prose = null)
    {
        _store = store;
        _retriever = retriever;
        _reader = reader;
        _chunker = chunker;
        _passages = new PassageBuilder(store);
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
        _prose = prose;
    }

    /// <summary>Answers one question. What goes wrong on the way is an answer of kind <see cref="AnswerKind.Failed"/>; only cancellation throws.</summary>
    public async Task<Answer> AskAsync(AskRequest request, CancellationToken cancellationToken = default)
    {
        Answer? answer = null;
        await foreach (var update in AskStreamingAsync(request, cancellationToken))
            answer = update.Answer ?? answer;
        return answer!;
    }

    /// <summary>As <see cref="AskAsync"/>, telling each step as it is taken; the last update carries the answer.</summary>
    public IAsyncEnumerable<AnswerUpdate> AskStreamingAsync(AskRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Question);
        return AnswerAsync(request, cancellationToken);
    }

    private async IAsyncEnumerable<AnswerUpdate> AnswerAsync(AskRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var clock = new StageClock(_timeProvider);
        var asked = QuestionText.Clean(request.Question, MaxQuestionLength);
        if (asked.Length == 0)
        {
            yield return Done(clock, Refusals.EmptyQuestion(request.Question));
            yield break;
        }

        var prose = request.UseModel ? _prose : null;
        var usage = new ModelUsage();
        var rewritten = QuestionRewriter.Rewrite(asked, request.Conversation);
        if (prose is not null && request.Conversation is { } conversation)
            rewritten = await prose.RewriteAsync(asked, conversation, rewritten, usage, cancellationToken);
        var question = rewritten.Standalone;
        var composer = new AnswerComposer(request.Question, question, _options);

        yield return new AnswerUpdate(AnswerStage.Retrieving);
        var (passages, failure) = await AttemptAsync(() => FindAsync(request, question, cancellationToken), cancellationToken);
        clock.EndRetrieval();
        if (passages is null || passages.Count == 0)
        {
            var (nothing, secondFailure) = failure is null ? await AttemptAsync(() => ExplainNothingAsync(request, composer, cancellationToken), cancellationToken) : default;
            yield return Done(clock, nothing ?? composer.Failed(failure ?? secondFailure!));
            yield break;
        }

        yield return new AnswerUpdate(AnswerStage.Reading);
        var (reading, readFailure) = await AttemptAsync(
            () => _reader.ReadAsync(question, [.. passages.Select(p => p.Passage)], cancellationToken), cancellationToken);
        clock.EndReading();
        if (reading is null)
        {
            yield return Done(clock, composer.Failed(readFailure!));
            yield break;
        }

        var (answer, proofFailure) = await AttemptAsync(() => Task.FromResult(composer.Compose(reading, passages)), cancellationToken);
        if (prose is not null && answer is { Kind: AnswerKind.Answered or AnswerKind.NotInArticles })
        {
            await foreach (var update in prose.AnswerAsync(answer, () => composer.NotHeld(reading, passages), passages, usage, cancellationToken))
            {
                if (update.Answer is null)
                    yield return update;
                answer = update.Answer ?? answer;
            }
        }

        clock.EndProof();
        if (answer is { Path: AnswerPath.Local } and { Kind: AnswerKind.Answered or AnswerKind.PremiseContradicted })
            yield return new AnswerUpdate(AnswerStage.Sentence, Sentence: answer.Text);
        yield return Done(clock, answer ?? composer.Failed(proofFailure!));
    }

    private static AnswerUpdate Done(StageClock clock, Answer answer) =>
        new(AnswerStage.Done, Answer: answer with { Timings = clock.Stop() });

    private async Task<IReadOnlyList<SourcePassage>> FindAsync(AskRequest request, string question, CancellationToken cancellationToken)
    {
        if (request.Context is { } context)
            return ContextPassages.Of(context, question, _chunker, _options.ContextTokens, _options.Passages, cancellationToken);

        var hits = await _retriever.RetrieveAsync(
            new RetrievalQuery { Question = question, Filter = request.Filter, AsOf = request.AsOf, Limit = _options.Passages }, cancellationToken);
        return await _passages.BuildAsync(hits, cancellationToken);
    }

    private async Task<Answer> ExplainNothingAsync(AskRequest request, AnswerComposer composer, CancellationToken cancellationToken)
    {
        if (request.Context is not null)
            return composer.NotFound("The text given holds no sentence to answer from.");
        var statistics = await _store.GetStatisticsAsync(cancellationToken);
        return composer.NotFound(statistics.Articles == 0
            ? "Nothing is indexed yet, so there is nothing to answer from. Add articles with: newsqa ingest PATH"
            : "No indexed article passes the filter and the date asked for. Widen them, or add articles with: newsqa ingest PATH");
    }

    private async Task<(T? Value, string? Failure)> AttemptAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await attempt(), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever breaks is told as an answer of kind Failed: a chat or a batch goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception);
            return (null, Refusals.Explain(exception));
        }
    }

    [LoggerMessage(LogLevel.Error, "A question could not be answered", EventName = "AnswerFailed")]
    private partial void LogFailure(Exception exception);
}
