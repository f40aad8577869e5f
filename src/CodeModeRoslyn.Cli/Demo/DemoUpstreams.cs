using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Cli.Demo;

/// <summary>The demo's servers as upstreams: this same program, started once for each.</summary>
internal static class DemoUpstreams
{
    public static ImmutableArray<string> Names { get; } = ["crm", "billing", "analytics"];

    /// <summary>How each of them is reached.</summary>
    public static ImmutableArray<UpstreamConfig> Configs() => [.. Names.Select(Config)];

    // An upstream inherits nothing, and this one may need to be told where the runtime is installed.
    private static ImmutableDictionary<string, string> RuntimeLocation { get; } =
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            ? ImmutableDictionary<string, string>.Empty.Add("DOTNET_ROOT", root)
            : ImmutableDictionary<string, string>.Empty;

    private static UpstreamConfig Config(string name)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var assembly = typeof(DemoUpstreams).Assembly.Location;
        // Started by the runtime's own host (dotnet codemode.dll), the process does not know which assembly it is.
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        return new UpstreamConfig.Stdio
        {
            Alias = name,
            Command = program,
            Arguments = isHost ? ["exec", assembly, "demo", name] : ["demo", name],
            Environment = RuntimeLocation,
        };
    }
}
