namespace CodeModeRoslyn.Confinement;

/// <summary>What a child does when this machine cannot give a layer.</summary>
public enum ConfinementNeed
{
    /// <summary>It ends with <see cref="Confine.RefusedExitCode"/> and one sentence on standard error.</summary>
    Required,

    /// <summary>It goes on without that layer, and reports which layers are in force.</summary>
    Available,
}
