namespace NewsQA.Cli.Hosting;

/// <summary>Ctrl+C: the first one cancels what runs, a second one while that is being wound up ends the process.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _process = new();
    private CancellationTokenSource? _inner;

    /// <summary>Cancelled when the program shall end.</summary>
    public CancellationToken Token => _process.Token;

    public void Listen() => Console.CancelKeyPress += (_, e) => e.Cancel = Signal();

    /// <summary>Cancels the innermost work; <see langword="false"/> if it is cancelled already.</summary>
    public bool Signal()
    {
        var target = Volatile.Read(ref _inner) ?? _process;
        if (target.IsCancellationRequested)
            return false;
        target.Cancel();
        return true;
    }

    /// <summary>Runs work that Ctrl+C cancels without ending the program.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        using var inner = CancellationTokenSource.CreateLinkedTokenSource(_process.Token);
        Volatile.Write(ref _inner, inner);
        try
        {
            await work(inner.Token);
        }
        finally
        {
            Volatile.Write(ref _inner, null);
        }
    }

    public void Dispose() => _process.Dispose();
}
