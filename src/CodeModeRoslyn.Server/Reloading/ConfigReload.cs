using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Server.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Reloading;

/// <summary>
/// Follows the configuration while the program runs. One that cannot be used changes nothing: what is wrong with it is said, and what
/// held before goes on.
/// </summary>
/// <param name="source">Where the configuration comes from.</param>
/// <param name="live">Asked for when there is a change: upstreams begin to connect when they are made, and the door opens first.</param>
/// <param name="time">For looking again.</param>
/// <param name="logger">Told what was taken up and what was refused.</param>
internal sealed partial class ConfigReload(ConfigSource source, Func<LiveConfig> live, TimeProvider time, ILogger<ConfigReload> logger) : BackgroundService
{
    /// <summary>A file counts as written when it has looked the same for so long.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (source.Path is null)
        {
            return;
        }

        var taken = source.AtStart;
        var seen = taken;
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = ConfigStamp.Of(source.Path);
                var isWritten = now == seen;
                seen = now;
                if (isWritten && now != taken)
                {
                    taken = now;
                    await TakeUpAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out.
        }
    }

    private async Task TakeUpAsync()
    {
        try
        {
            var changes = await live().TakeUpAsync(source.Read());
            LogTakenUp(changes);
            if (changes.WaitingKeys.Length > 0)
            {
                LogWaiting(changes.WaitingKeys);
            }
        }
        catch (Exception refused) when (refused is DoorRefusedException or AuditException)
        {
            LogRefused(refused.Message);
        }
        catch (Exception fault)
        {
            // Ours, and no reason to follow no further change.
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The configuration has changed: {Changes}")]
    private partial void LogTakenUp(ConfigChanges changes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The configuration has changed, and what it says under {Keys} is taken up at the next start")]
    private partial void LogWaiting(string keys);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration has changed and is not taken up; what held before goes on. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration has changed and was not taken up as a whole, by a fault of codemode's own")]
    private partial void LogFault(Exception fault);
}
