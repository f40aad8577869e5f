using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>What holds where the configuration says nothing about confinement.</summary>
public static class ConfinementDefault
{
    /// <summary>For this machine.</summary>
    public static ConfinementDemand ForThisMachine { get; } = For(OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture);

    /// <summary>Required where the whole wall has been built and tried; elsewhere a server that never starts would help nobody.</summary>
    public static ConfinementDemand For(bool isLinux, Architecture processor) =>
        isLinux && processor == Architecture.X64 ? ConfinementDemand.Required : ConfinementDemand.Available;
}
