using System.ComponentModel.DataAnnotations;

namespace NewsQA.Reading;

/// <summary>How the trained reader reads.</summary>
public sealed class SpanReaderOptions
{
    /// <summary>
    /// Probability from which on an answer is given rather than refused, 0 to 1. Default 0.12: of hundredths, the highest that
    /// refuses no more than 8 % of the answerable questions of our own: 7.0 %, and 85 % of the unanswerable (<c>newsqa evaluate
    /// data/evaluation/questions.jsonl</c>). From their index it refuses 13.2 % and 73.0 % of the questions of <c>data/calibration</c>, 3.1 % and
    /// 62.5 % of the held-out stories' (<c>data/evaluation/stories</c>).
    /// </summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.13;

    /// <summary>
    /// Probability of a verdict from which on a yes/no question is answered, 0 to 1. Default 0.4: of tenths and half tenths, the one with most of the
    /// questions of <c>data/calibration</c> for yes, no or neither decided right, asked from an index (48 % with earlier verdicts, 56 % now).
    /// </summary>
    [Range(0.0, 1.0)]
    public double YesNoThreshold { get; set; } = 0.4;

    /// <summary>
    /// Passages read at once before the best answer is looked at, 1 to 100. Default 1: on our own questions this finds no less than 3 at once.
    /// A yes/no question is judged by all passages at once.
    /// </summary>
    [Range(1, 100)]
    public int PassagesAtOnce { get; set; } = 1;

    /// <summary>
    /// Passages read at the most, 1 to 1,000. Default 4: with 3, F1 of the answerable was 81.1 instead of 80.0 on our own questions and 71.3
    /// instead of 72.7 on those of <c>data/calibration</c>; with 5, 80.9 and 72.7 (all answered, spans before, <see cref="RetrievalWeight"/> 3).
    /// </summary>
    [Range(1, 1000)]
    public int MaxPassages { get; set; } = 4;

    /// <summary>Probability, before the likeness of question and sentence is known, at which no further passages are read, 0 to 1. Default 0.35: 0.5 finds no more.</summary>
    [Range(0.0, 1.0)]
    public double ConfidentEnough { get; set; } = 0.35;

    /// <summary>Longest answer in tokens, 1 to 100. Default 40.</summary>
    [Range(1, 100)]
    public int MaxAnswerTokens { get; set; } = 40;

    /// <summary>
    /// By how much the log-odds of a passage are set back for what its retrieval score lacks of the best one's: this · the difference, 0 to 10.
    /// Default 4. With 2 to 4 the area under the curve of answerable against unanswerable lies within 0.004 on our own questions, on those of
    /// <c>data/calibration</c> and on the held-out stories', and above that of setting back by rank on our own and on the stories'.
    /// </summary>
    [Range(0.0, 10.0)]
    public double RetrievalWeight { get; set; } = 2;

    /// <summary>By how much the log-odds of a span without a figure or a time are set back where an amount, a number or a length of time is asked for, 0 to 10. Default 2.</summary>
    [Range(0.0, 10.0)]
    public double FigureWeight { get; set; } = 2;

    /// <summary>
    /// By how much the log-odds of a span of function words ("I", "just") are set back, 0 to 10, where its sentence has something of the sort
    /// asked for: a name close by says more. Default 1: 2 costs 0.8 of F1 on QAMR, and finds no more on our own questions.
    /// </summary>
    [Range(0.0, 10.0)]
    public double FunctionWordWeight { get; set; } = 1;

    /// <summary>
    /// By how much the log-odds of a span, or of deciding a question for yes or no, are set back where its article mentions a name or a figure of the
    /// question nowhere, 0 to 10. Default 1: fitted beside the confidence of spans it comes to 1.1 on the questions of <c>data/calibration</c> and to
    /// 0.8 on SQuAD 2. A text that comes with the question is spared: it may be an excerpt.
    /// </summary>
    [Range(0.0, 10.0)]
    public double UnmentionedWeight { get; set; } = 1;
}
