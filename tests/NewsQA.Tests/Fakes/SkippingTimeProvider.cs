namespace NewsQA.Tests.Fakes;

/// <summary>A clock on which waits up to a limit are over at once and recorded, and longer ones, the time-outs, never come.</summary>
internal sealed class SkippingTimeProvider(TimeSpan limit) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan _passed;

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time)
    {
        lock (_lock)
            _passed += time;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) + _passed;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > limit || dueTime < TimeSpan.Zero)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_lock)
        {
            _waits.Add(dueTime);
            _passed += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
