namespace NewsQA.Cli;

/// <summary>
/// The argument <c>-</c>, which means standard input. The parser of command lines takes it for an option without a name, so it is
/// hidden from it, and restored where a command's settings are set.
/// </summary>
internal static class Dash
{
    private const string Text = "-";

    /// <summary>A file's name that no user means: a name of one control character.</summary>
    private const string Hidden = "\u0001";

    public static string Hide(string argument) => argument == Text ? Hidden : argument;

    public static string Restore(string argument) => argument == Hidden ? Text : argument;
}
