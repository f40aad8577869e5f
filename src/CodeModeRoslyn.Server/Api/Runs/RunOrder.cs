using System.Text.Json.Serialization;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>A script to run or to check.</summary>
/// <param name="Code">Its text.</param>
/// <param name="TimeoutSeconds">A shorter wall clock than the configured one; null for that.</param>
/// <param name="Autofix">Whether slips that have one harmless remedy may be mended; null for yes.</param>
internal sealed record RunOrder(string? Code, double? TimeoutSeconds = null, bool? Autofix = null)
{
    private static readonly double MostSeconds = TimeSpan.FromDays(1).TotalSeconds;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Code: null } => "The body needs \"code\", the script's text.",
        { TimeoutSeconds: <= 0 or double.NaN } => "\"timeoutSeconds\" must be greater than 0.",
        _ => null,
    };

    public RunRequest For(Caller caller) => new(Code!, caller.Principal, TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)) : null)
    {
        MayMend = Autofix != false,
        Door = RunDoor.Api,
        Caller = PendingOnly.Instance,
    };
}
