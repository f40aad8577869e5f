using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.Speed.Contenders;

/// <summary>The configuration that codemode is measured with: what it has by itself, but for as many calls at once as a script of the benchmark makes.</summary>
internal static class CodemodeConfig
{
    private const int ToolsOfOne = 1_000;

    /// <summary>Writes one into a new folder.</summary>
    /// <param name="upstream">Where the tools are.</param>
    /// <param name="tools">How many tools there are; the scripts need three.</param>
    /// <returns>The file.</returns>
    public static string Write(Uri upstream, int tools = 3)
    {
        var servers = new Dictionary<string, object> { ["bench"] = Server(upstream) };
        for (var left = tools - 3; left > 0; left -= ToolsOfOne)
        {
            servers[$"more{servers.Count}"] = Server(new Uri($"{upstream}?tools={Math.Min(left, ToolsOfOne)}"));
        }

        var file = Path.Combine(Directory.CreateTempSubdirectory("codemode-speed-").FullName, "codemode.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { mcpServers = servers, limits = new { calls = 100, parallelCalls = 100 } }));
        return file;
    }

    private static object Server(Uri url) => new { url, resilience = new { parallelCalls = 100 } };
}
