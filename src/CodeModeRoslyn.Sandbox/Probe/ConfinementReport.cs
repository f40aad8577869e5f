using CodeModeRoslyn.Confinement;

namespace CodeModeRoslyn.Sandbox.Probe;

/// <summary>What this machine gives.</summary>
/// <param name="Machine">What its kernel offers.</param>
/// <param name="Layers">The layers that a real child had in force.</param>
/// <param name="StartTime">From start to ready.</param>
/// <param name="ResidentBytes">What the child occupied when it was ready.</param>
/// <param name="MissingWall">What of the third wall this machine cannot give, in one sentence; null when it gives all of it.</param>
/// <param name="Failure">Why no child could be started; null when one was.</param>
public sealed record ConfinementReport(
    MachineProbe Machine,
    IReadOnlyList<string> Layers,
    TimeSpan StartTime,
    long ResidentBytes,
    string? MissingWall,
    string? Failure)
{
    /// <summary>The layers that this machine does not give.</summary>
    public IReadOnlyList<string> Missing => [.. ConfinementLayer.All.Except(Layers)];

    /// <summary>Whether children can be confined as fully as <c>"confinement": "required"</c> asks.</summary>
    public bool IsComplete => Failure is null && Missing.Count == 0;
}
