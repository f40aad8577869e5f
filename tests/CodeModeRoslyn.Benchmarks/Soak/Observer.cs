using System.Diagnostics;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary>Stands beside the runs: asks the server whether it is there, and looks at what it occupies.</summary>
internal sealed class Observer(Server server, Func<int> done)
{
    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(20);

    private readonly List<Sample> samples = [];

    public IReadOnlyList<Sample> Samples => samples;

    public int Pings { get; private set; }

    public int Unanswered { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>Goes on until it is cancelled, which is how it ends.</summary>
    public async Task WatchAsync(CancellationToken end)
    {
        var began = Stopwatch.GetTimestamp();
        var lastSample = TimeSpan.Zero;
        var lastLine = TimeSpan.Zero;
        using var timer = new PeriodicTimer(BetweenPings);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                await PingAsync(end);
                var now = Stopwatch.GetElapsedTime(began);
                if (now - lastSample >= BetweenSamples)
                {
                    lastSample = now;
                    samples.Add(Sample.Take(server.Id, done()));
                }

                if (now - lastLine >= BetweenLines)
                {
                    lastLine = now;
                    Console.WriteLine($"{now:hh\\:mm\\:ss} {done()} runs; {samples[^1]}; slowest ping {Slowest.TotalMilliseconds:0} ms");
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The runs are over.
        }
    }

    private async Task PingAsync(CancellationToken end)
    {
        var sent = Stopwatch.GetTimestamp();
        try
        {
            Pings++;
            if (!await server.IsHealthyAsync(end))
            {
                Unanswered++;
            }
        }
        catch (OperationCanceledException) when (!end.IsCancellationRequested)
        {
            Unanswered++; // The client's own patience.
        }

        var took = Stopwatch.GetElapsedTime(sent);
        Slowest = took > Slowest ? took : Slowest;
    }
}
