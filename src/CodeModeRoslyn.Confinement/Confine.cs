using System.Runtime.InteropServices;
using CodeModeRoslyn.Confinement.Linux;

namespace CodeModeRoslyn.Confinement;

/// <summary>
/// How a child process locks itself in before it reads its first message. In two stages: Landlock binds one thread and its
/// children, and a running .NET process has several threads already, so the first stage applies it and executes the program
/// again from that very thread; the second stage, inside Landlock on every thread, puts on the system-call filter.
/// </summary>
public static class Confine
{
    /// <summary>The exit code of a child that will not run because it is not confined as it must be.</summary>
    public const int RefusedExitCode = 79;

    // What is not taken away in here: the child was started without it, or by execve is.
    private static readonly string[] BroughtAlong =
    [
        ConfinementLayer.EmptyEnvironment, ConfinementLayer.ClosedDescriptors, ConfinementLayer.NoDiagnostics, ConfinementLayer.HeapLimit,
    ];

    /// <summary>To be called as the first statement of a child's Main, on the main thread, with Main's arguments.</summary>
    /// <returns>The layers in force, named as in <see cref="ConfinementLayer"/>; empty when there are none.</returns>
    /// <remarks>
    /// The first start does not return from here. When a layer cannot be had and the profile requires it, or when there is
    /// no profile, the process ends with <see cref="RefusedExitCode"/> and a sentence on standard error.
    /// </remarks>
    public static IReadOnlyList<string> Enter(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        ConfinementProfile profile;
        try
        {
            profile = ConfinementProfile.Read(
                Environment.GetEnvironmentVariable(ConfinementProfile.Variable)
                ?? throw new FormatException("This program is started by codemode, not by hand."));
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return Refuse(unreadable.Message);
        }

        if (!OperatingSystem.IsLinux())
        {
            return profile.Need == ConfinementNeed.Available
                ? FinishElsewhere(profile)
                : Refuse($"No confinement is known for {RuntimeInformation.OSDescription}; set \"confinement\" to \"available\" to go on without.");
        }

        return Environment.GetEnvironmentVariable(ChildVariables.Stage) is { } applied
            ? FinishOnLinux(profile, applied)
            : StartOnLinux(profile, args);
    }

    private static List<string> StartOnLinux(ConfinementProfile profile, string[] args)
    {
        var applied = new List<string>(ConfinementLayer.All.Count);
        if (ParentBond.Tie(profile.HostProcessId) is { } orphaned)
        {
            return Refuse(orphaned);
        }

        Note(ConfinementLayer.ParentDeath, null);
        Note(ConfinementLayer.ResourceLimits, ResourceLimits.Apply(profile));
        Note(ConfinementLayer.NoNewPrivileges, Privileges.Renounce());
        Note(ConfinementLayer.NoCapabilities, Privileges.DropCapabilities());
        Note(ConfinementLayer.Landlock, Landlock.Apply(profile.ReadablePaths));

        return Refuse(Reexecution.Start(args, $"{ChildVariables.Stage}={string.Join(',', applied)}"));

        void Note(string layer, string? failure) => Accept(profile, applied, layer, failure);
    }

    private static List<string> FinishOnLinux(ConfinementProfile profile, string alreadyApplied)
    {
        var applied = new List<string>(alreadyApplied.Split(',', StringSplitOptions.RemoveEmptyEntries));
        if (ParentBond.FindLoose() is { } loose)
        {
            Refuse(loose);
        }

        Accept(profile, applied, ConfinementLayer.Seccomp, Seccomp.Apply());
        var test = new SelfTest(profile, applied.Contains(ConfinementLayer.Seccomp));
        foreach (var layer in applied)
        {
            if (test.FindHole(layer) is { } hole)
            {
                Refuse(hole);
            }
        }

        foreach (var layer in BroughtAlong)
        {
            Accept(profile, applied, layer, test.FindHole(layer));
        }

        return applied;
    }

    private static List<string> FinishElsewhere(ConfinementProfile profile)
    {
        var applied = new List<string>();
        Accept(profile, applied, ConfinementLayer.EmptyEnvironment, ChildVariables.FindStranger());
        Accept(profile, applied, ConfinementLayer.HeapLimit, HeapLimit.FindDifference(profile));
        return applied;
    }

    private static void Accept(ConfinementProfile profile, List<string> applied, string layer, string? failure)
    {
        if (failure is null)
        {
            applied.Add(layer);
        }
        else if (profile.Need == ConfinementNeed.Required)
        {
            Refuse($"{failure} Confinement is required: run on a kernel that has it, or set \"confinement\" to \"available\".");
        }
    }

    private static List<string> Refuse(string sentence)
    {
        // Standard error is the host's: it keeps the last few kilobytes, and shows them when a child does not start.
        Console.Error.WriteLine(sentence);
        Environment.Exit(RefusedExitCode);
        return [];
    }
}
