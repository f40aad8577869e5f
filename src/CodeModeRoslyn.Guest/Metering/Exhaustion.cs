namespace CodeModeRoslyn.Guest.Metering;

/// <summary>Why a run has to stop.</summary>
internal enum Exhaustion
{
    /// <summary>It may go on.</summary>
    None,

    /// <summary>It has gone through too many loops and methods.</summary>
    Fuel,

    /// <summary>Its calls are nested too deeply.</summary>
    Stack,

    /// <summary>The heap has no room for it.</summary>
    Memory,

    /// <summary>The host has asked for its end: a limit that only the host can see, or the caller's wish.</summary>
    Stopped,

    /// <summary>It is over, and what is left of it has to end too.</summary>
    Over,
}
