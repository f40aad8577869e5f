using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Looks for idle sessions from time to time, for as long as the door is open.</summary>
internal sealed class IdleSessionSweep(SessionTable sessions, HttpDoorOptions options, TimeProvider time) : BackgroundService
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
                await sessions.EndIdleAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out. A door that could not open is disposed without being stopped, and the host would report this as a fault.
        }
    }
}
