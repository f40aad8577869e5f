namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>Waits until a server has nothing left to do: what it prepares after its start is none of what is measured.</summary>
internal static class Quiet
{
    private const int Seconds = 3;

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(100);

    /// <param name="server">Its process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WaitAsync(int server, CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < Seconds;)
        {
            var before = ProcessTable.ProcessorTime(server);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            quiet = ProcessTable.ProcessorTime(server) - before < Most ? quiet + 1 : 0;
        }
    }
}
