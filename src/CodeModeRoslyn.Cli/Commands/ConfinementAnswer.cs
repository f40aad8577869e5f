using System.Text.Json.Nodes;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Sandbox.Probe;

namespace CodeModeRoslyn.Cli.Commands;

/// <summary>What doctor says about the walls around a worker.</summary>
internal static class ConfinementAnswer
{
    private const string Proven = "proven";
    private const string Missing = "missing";

    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        [ConfinementLayer.ParentDeath] = "ends with its host",
        [ConfinementLayer.ResourceLimits] = "the kernel's ceilings for memory, files and processor time",
        [ConfinementLayer.NoNewPrivileges] = "gains no rights by starting a program",
        [ConfinementLayer.NoCapabilities] = "has none of root's rights",
        [ConfinementLayer.Landlock] = "reads no file beyond its profile, writes none",
        [ConfinementLayer.Seccomp] = "no sockets, no processes, no tracing",
        [ConfinementLayer.EmptyEnvironment] = "sees nothing of the host's environment",
        [ConfinementLayer.ClosedDescriptors] = "holds no file or pipe of the host's",
        [ConfinementLayer.NoDiagnostics] = "no debugger or profiler can be attached",
        [ConfinementLayer.HeapLimit] = "the collector's ceiling",
    };

    /// <summary>A line for each layer, and what else a person should know.</summary>
    public static IEnumerable<string> Lines(ConfinementReport report)
    {
        var machine = report.Machine;
        yield return $"machine      {machine.OperatingSystem} on {machine.Architecture}, {(machine.LandlockVersion > 0 ? $"Landlock {machine.LandlockVersion}" : "no Landlock")}, {(machine.HasSystemCallFilter ? "system-call filter" : "no system-call filter")}";
        foreach (var layer in ConfinementLayer.All)
        {
            yield return $"confinement  {layer}: {StateOf(layer, report)} ({Meanings[layer]})";
        }

        if (report.MissingWall is { } wall)
        {
            yield return $"third wall   missing: {wall}";
        }
        else if (!machine.IsTried)
        {
            yield return $"not tried    the list of system calls for {machine.Architecture} is written from the kernel's headers; it has not been tried on such a machine";
        }

        if (report.Missing.Count > 0)
        {
            yield return $"missing      {string.Join(", ", report.Missing)}: scripts run with \"confinement\": \"available\" only, and less safely";
        }
    }

    /// <summary>Adds the same for programs.</summary>
    public static void AddTo(JsonObject answer, ConfinementReport report)
    {
        answer["confinement"] = new JsonArray([.. report.Layers.Select(layer => JsonValue.Create(layer))]);
        answer["missing"] = new JsonArray([.. report.Missing.Select(layer => JsonValue.Create(layer))]);
        answer["layers"] = new JsonArray([.. ConfinementLayer.All.Select(layer => new JsonObject
        {
            ["name"] = layer,
            ["state"] = StateOf(layer, report),
            ["means"] = Meanings[layer],
        })]);
        answer["machine"] = new JsonObject
        {
            ["operatingSystem"] = report.Machine.OperatingSystem,
            ["architecture"] = report.Machine.Architecture,
            ["landlock"] = report.Machine.LandlockVersion,
            ["systemCallFilter"] = report.Machine.HasSystemCallFilter,
            ["tried"] = report.Machine.IsTried,
            ["missingWall"] = report.MissingWall,
        };
    }

    private static string StateOf(string layer, ConfinementReport report) => report.Layers.Contains(layer) ? Proven : Missing;
}
