using NewsQA.Cli;
using NewsQA.Cli.Hosting;

namespace NewsQA.Tests.Cli;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("ask", "--batch")]
    [InlineData("chat", "--json")]
    public async Task Ctrl_c_ends_a_command_that_waits_for_a_pipe(string command, string option)
    {
        using var run = new CommandRun();
        using var output = new StringWriter();
        using var error = new StringWriter();
        await using var pipe = new SilentStream();
        using var environment = new CommandEnvironment { Out = output, Error = error, OpenInput = () => pipe };
        var running = CommandLine.RunAsync([command, option, "--index", run.Index], environment);
        await pipe.IsRead.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(environment.Interrupts.Signal());
        Assert.Equal(130, await running.WaitAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A pipe whose writer says nothing, and whose reading no token cancels.</summary>
    private sealed class SilentStream : Stream
    {
        private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<int> _never = new();

        public Task IsRead => _isRead.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _isRead.TrySetResult();
            return new(_never.Task);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
