namespace CodeModeRoslyn.Testing;

/// <summary>A clock that a test moves. Timers are the system's.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly DateTimeOffset start = DateTimeOffset.UnixEpoch;
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(Volatile.Read(ref now));

    public override long GetTimestamp() => Volatile.Read(ref now);

    public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);
}
