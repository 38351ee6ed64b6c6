namespace NewsQA.Articles;

/// <summary>Carries the one line that says why something is no article, from where it is found out to the reader's result.</summary>
internal sealed class RejectedException(string message) : Exception(message);
