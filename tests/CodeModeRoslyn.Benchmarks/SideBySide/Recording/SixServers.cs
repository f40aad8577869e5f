using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>The servers of both sides: the reference servers from npm, and the demo's.</summary>
internal static class SixServers
{
    private static readonly string[] Demo = ["crm", "billing", "analytics"];

    /// <summary>How a client starts them itself.</summary>
    public static IEnumerable<(string Name, IClientTransport Transport)> Transports(string program, Workspace workspace)
    {
        foreach (var (name, arguments) in ReferenceServers(workspace))
        {
            yield return (name, Transport(name, "node", arguments, workspace));
        }

        foreach (var name in Demo)
        {
            yield return (name, Transport(name, "dotnet", ["exec", program, "demo", name], workspace));
        }
    }

    /// <summary>The configuration with which this server starts them.</summary>
    public static string Configuration(Workspace workspace) => JsonSerializer.Serialize(new
    {
        demo = true,
        mcpServers = ReferenceServers(workspace).ToDictionary(
            server => server.Name,
            server => new { command = "node", args = server.Arguments, env = Environment(workspace) }),
    });

    private static (string Name, string[] Arguments)[] ReferenceServers(Workspace workspace) =>
    [
        ("everything", [NodeFolder.ReferenceServer("everything")]),
        ("filesystem", [NodeFolder.ReferenceServer("filesystem"), workspace.Shop]),
        ("memory", [NodeFolder.ReferenceServer("memory")]),
    ];

    private static StdioClientTransport Transport(string name, string command, string[] arguments, Workspace workspace) => new(new StdioClientTransportOptions
    {
        Name = name,
        Command = command,
        Arguments = arguments,
        WorkingDirectory = workspace.Folder,
        EnvironmentVariables = Environment(workspace)!,
    });

    private static Dictionary<string, string> Environment(Workspace workspace) => new(StringComparer.Ordinal) { ["MEMORY_FILE_PATH"] = workspace.Memory };
}
