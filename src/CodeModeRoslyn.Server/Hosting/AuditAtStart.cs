using CodeModeRoslyn.Execution.Audit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>Begins the audit trail before anything is run, and once a day deletes what was kept long enough.</summary>
public sealed partial class AuditAtStart(AuditTrail trail, TimeProvider time, ILogger<AuditAtStart> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <exception cref="DoorRefusedException">The configuration asks for an audit trail, and it cannot be written.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            trail.Open();
        }
        catch (AuditException unwritable)
        {
            throw new DoorRefusedException(unwritable.Message);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (trail.Options is not { } options)
        {
            return;
        }

        using var timer = new PeriodicTimer(Day, time);
        try
        {
            do
            {
                // Nobody is to wait for it: a folder may hold the files of ten thousand processes.
                var deleted = await Task.Run(() => AuditRetention.Sweep(options, time.GetUtcNow()), stoppingToken);
                if (deleted > 0)
                {
                    LogDeleted(deleted, options.Keep.TotalDays);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out. A door that could not open is disposed without being stopped, and the host would report this as a fault.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Files} files of the audit trail were kept for {Days} days, and are deleted")]
    private partial void LogDeleted(int files, double days);
}
