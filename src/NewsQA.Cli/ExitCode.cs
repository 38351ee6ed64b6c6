namespace NewsQA.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Answered = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int NotInArticles = 3;
    public const int Interrupted = 130;
}
