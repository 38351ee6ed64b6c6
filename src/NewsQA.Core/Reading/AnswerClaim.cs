namespace NewsQA.Reading;

/// <summary>How an answer is put to the network for a verdict on it.</summary>
internal static class AnswerClaim
{
    /// <summary>The question, then the answer: the form that the network is trained on.</summary>
    public static string Of(string question, string answer) => $"{question.Trim()} {answer}";
}
