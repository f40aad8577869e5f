using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Looks for idle sessions from time to time, for as long as the door is open.</summary>
/// <param name="sessions">Asked for when it is time to look: behind them is everything that a session serves from, and the door opens first.</param>
/// <param name="options">How long a session may be idle.</param>
/// <param name="time">For looking.</param>
internal sealed class IdleSessionSweep(Func<SessionTable> sessions, HttpDoorOptions options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = options.SessionIdle < LongestInterval ? options.SessionIdle : LongestInterval;
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await sessions().EndIdleAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out. A door that could not open is disposed without being stopped, and the host would report this as a fault.
        }
    }
}
