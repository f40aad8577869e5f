namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>Waits until a server has given back what it does not need: its memory is that of a server at rest from then on.</summary>
internal static class Rest
{
    /// <summary>The server looks every twenty seconds, and returns memory when it has had nothing to do for one of these times, and once more after five.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(130);

    /// <param name="server">Its process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WaitAsync(int server, CancellationToken cancellationToken)
    {
        await Quiet.WaitAsync(server, cancellationToken);
        await Task.Delay(Length, cancellationToken);
    }
}
