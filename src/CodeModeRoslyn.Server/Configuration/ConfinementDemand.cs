namespace CodeModeRoslyn.Server.Configuration;

/// <summary>What happens on a machine that cannot confine a worker in full.</summary>
public enum ConfinementDemand
{
    /// <summary>Nothing is run.</summary>
    Required,

    /// <summary>Scripts run with what there is.</summary>
    Available,
}
