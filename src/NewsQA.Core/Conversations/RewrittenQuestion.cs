namespace NewsQA.Conversations;

/// <summary>A question, complete in itself.</summary>
/// <param name="Standalone">What to search and read for.</param>
/// <param name="IsFollowUp">Whether it was completed from the conversation; else it is the question as asked.</param>
public readonly record struct RewrittenQuestion(string Standalone, bool IsFollowUp);
