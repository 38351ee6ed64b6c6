using NewsQA.Articles;

namespace NewsQA.Language;

/// <summary>Words that name a time, and the days they mean.</summary>
/// <param name="Range">Where they stand in the text, a leading preposition included where it changes the meaning ("since").</param>
/// <param name="Days">The days meant.</param>
/// <param name="IsRelative">Whether the meaning hangs on the day of speaking: "last July", "on Monday"; not "3 March 2031".</param>
internal readonly record struct TimeExpression(TextRange Range, DateInterval Days, bool IsRelative);
