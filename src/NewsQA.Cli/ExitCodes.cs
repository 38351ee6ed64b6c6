namespace NewsQA.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Answered, or done.</summary>
    public const int Success = 0;

    /// <summary>Something broke; standard error says what and what to do.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The articles do not hold the answer.</summary>
    public const int NotInArticles = 3;

    /// <summary>Stopped by Ctrl+C, as shells count it: 128 + SIGINT.</summary>
    public const int Cancelled = 130;
}
