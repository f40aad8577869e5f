using System.Collections.Immutable;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>The demo's upstreams, and the main job over them.</summary>
internal static class DemoUpstreams
{
    /// <summary>The example that README.md has a reader run.</summary>
    public static string MainJob { get; } = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "examples", "churn.csx"));

    public static ImmutableArray<UpstreamConfig> All { get; } =
        [.. new[] { "crm", "billing", "analytics" }.Select(name => new UpstreamConfig.Stdio
        {
            Alias = name,
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "demo", name],
        })];
}
