using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Server.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>What is said at every start on a machine that cannot confine the processes that compile and run scripts.</summary>
public sealed partial class WallAtStart(CodeModeConfig config, ILogger<WallAtStart> logger) : IHostedService
{
    /// <summary>Asks the machine before anything is started on it.</summary>
    /// <exception cref="DoorRefusedException">The configuration requires a wall that this machine does not have.</exception>
    public static void Check(CodeModeConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.Confinement == ConfinementDemand.Required && ChildPools.MissingWall is { } missing)
        {
            throw new DoorRefusedException(
                $"{missing} Confinement is required: run on a machine that has it, or set \"confinement\" to \"available\" to run scripts behind what there is.");
        }
    }

    /// <summary>Says what is missing, where the configuration goes on without it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (config.Confinement == ConfinementDemand.Available && ChildPools.MissingWall is { } missing)
        {
            LogMissing(missing);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The third wall is missing or has gaps: {Missing} Scripts are held by the policy and the limits alone (\"confinement\": \"available\").")]
    private partial void LogMissing(string missing);
}
