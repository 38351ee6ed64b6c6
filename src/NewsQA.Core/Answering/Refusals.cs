using NewsQA.Storage;

namespace NewsQA.Answering;

/// <summary>What is said when there is no answer, and why there is none.</summary>
internal static class Refusals
{
    private static readonly StageTimings NoTime = new(0, 0, 0, 0);

    public static Answer EmptyQuestion(string question) => new()
    {
        Question = question,
        StandaloneQuestion = "",
        Kind = AnswerKind.Failed,
        Text = "There is no question.",
        Failure = "The question is empty: ask something, such as “How much did Japan pledge?”",
        Timings = NoTime,
    };

    /// <summary>Cause and remedy of <paramref name="exception"/> in one line.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        StoreException or FileNotFoundException or InvalidDataException => OneLine(exception.Message),
        TimeoutException or OperationCanceledException => "The answer took too long and was given up: try again, or raise the time limit.",
        HttpRequestException => $"A service could not be reached ({OneLine(exception.Message)}): check its address and the network, then try again.",
        UnauthorizedAccessException or IOException => $"A file could not be used ({OneLine(exception.Message)}): check that it exists and may be read.",
        OutOfMemoryException => "There is not enough memory for this question: close other programs, or narrow the search by a filter.",
        _ => $"Unexpected {exception.GetType().Name} ({OneLine(exception.Message)}): try again; if it comes back, report it with this line.",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
