namespace NewsQA.Cli;

/// <summary>What Ctrl+C stops: the work that began last, or the program where none runs.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _program = new();
    private CancellationTokenSource? _work;

    /// <summary>Cancelled when the whole program is to stop.</summary>
    public CancellationToken Program => _program.Token;

    /// <summary>Stops what runs; <see langword="false"/> if the program was told to stop before and should now be ended.</summary>
    public bool Raise()
    {
        if (Interlocked.Exchange(ref _work, null) is { } work)
        {
            work.Cancel();
            return true;
        }

        if (_program.IsCancellationRequested)
        {
            return false;
        }

        _program.Cancel();
        return true;
    }

    /// <summary>Runs work that Ctrl+C stops without stopping the program.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _work = source;
        try
        {
            await work(source.Token);
        }
        finally
        {
            _work = null;
        }
    }

    public void Dispose() => _program.Dispose();
}
