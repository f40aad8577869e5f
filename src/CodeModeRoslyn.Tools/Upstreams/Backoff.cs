namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>How long to wait before the next attempt to connect: twice as long each time, up to a minute, and never quite the same.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private const int MostDoublings = 7;
    private const double Jitter = 0.2;

    private int failures;

    public TimeSpan Next()
    {
        var wait = First * Math.Pow(2, Math.Min(failures++, MostDoublings));
        if (wait > Longest)
        {
            wait = Longest;
        }
        // Jitter keeps many upstreams of one machine from knocking at the same moment; it hides nothing.
#pragma warning disable CA5394
        return wait * (1 + Jitter * (2 * Random.Shared.NextDouble() - 1));
#pragma warning restore CA5394
    }

    public void Reset() => failures = 0;
}
