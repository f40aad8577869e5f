using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Probe;

/// <summary>Finds out what this machine gives, by asking the kernel and by starting a real child.</summary>
/// <param name="launcher">Starts the child.</param>
/// <param name="time">Measures its start.</param>
public sealed class ConfinementProbe(ChildLauncher launcher, TimeProvider time)
{
    /// <summary>Starts one child of the program and reports. A child that does not start is a finding, not an error.</summary>
    /// <param name="program">Usually the worker.</param>
    /// <param name="cancellationToken">Ends the child.</param>
    public async Task<ConfinementReport> ExamineAsync(ChildProgram program, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        var machine = MachineProbe.Take();
        var started = time.GetTimestamp();
        try
        {
            await using var child = await launcher.StartAsync(program with { RequireConfinement = false }, cancellationToken);
            return new ConfinementReport(machine, child.Confinement, time.GetElapsedTime(started), child.ResidentBytes, launcher.Missing, null);
        }
        catch (ChildStartException failed)
        {
            return new ConfinementReport(machine, [], time.GetElapsedTime(started), 0, launcher.Missing, failed.Message);
        }
    }
}
