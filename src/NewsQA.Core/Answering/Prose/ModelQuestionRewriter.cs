using Microsoft.Extensions.Logging;
using NewsQA.Answering.Providers;
using NewsQA.Conversations;
using NewsQA.Language;

namespace NewsQA.Answering.Prose;

/// <summary>Completes follow-ups with a language model, and only follow-ups; where its rewriting cannot be trusted, the local one stands.</summary>
internal sealed partial class ModelQuestionRewriter(ChatModel model, Prompts prompts, ILogger<ModelQuestionRewriter> logger)
{
    /// <summary>How much of a conversation is sent, in turns.</summary>
    private const int Turns = 4;

    private const int MaxAnswerCharacters = 400;

    private const int MaxQuestionCharacters = 400;

    /// <summary>The question completed; as <paramref name="local"/> where it is no follow-up or the model's rewriting does not hold.</summary>
    public async Task<RewrittenQuestion> RewriteAsync(
        string question, Conversation conversation, RewrittenQuestion local, ModelUsage usage, CancellationToken cancellationToken)
    {
        if (!local.IsFollowUp)
            return local;
        var turns = conversation.Turns.TakeLast(Turns).ToList();
        var spoken = string.Join('\n', turns.Select(t => $"Question: {Clean(t.StandaloneQuestion)}{(t.Answer is { } answer ? $"\nAnswer: {Clean(answer)}" : "")}"));
        try
        {
            usage.Begin();
            var response = await prompts.RunAsync(
                Prompts.RewriteQuestion, new Dictionary<string, string> { ["conversation"] = spoken, ["question"] = QuotedText.OneLine(question) }, cancellationToken);
            usage.Add(response.Usage);
            var rewritten = QuotedText.OneLine(response.Text).Trim('"', '“', '”', ' ');
            return Holds(rewritten, question, spoken) ? local with { Standalone = rewritten } : local;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever breaks in a provider's library, the local rewriting is there.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(ModelFailures.Of(exception, model.Options).Message);
            return local;
        }
    }

    /// <summary>Whether a rewriting keeps the names and numbers of the question, and takes all others from the conversation.</summary>
    internal static bool Holds(string rewritten, string question, string spoken)
    {
        if (rewritten.Length is 0 or > MaxQuestionCharacters || Words.Of(rewritten).Count == 0)
            return false;
        return ProofChecker.UnprovenFacts(question, [(rewritten, null)]).Count == 0
            && ProofChecker.UnprovenFacts(rewritten, [(question + "\n" + spoken, null)]).Count == 0;
    }

    private static string Clean(string text)
    {
        var line = QuotedText.OneLine(text);
        return line.Length > MaxAnswerCharacters ? line[..MaxAnswerCharacters] : line;
    }

    [LoggerMessage(LogLevel.Warning, "A follow-up was completed without the language model: {Failure}", EventName = "RewriteFailed")]
    private partial void LogFailure(string failure);
}
