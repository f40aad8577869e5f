using System.Collections.Immutable;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Mistakes;

/// <summary>The demo and npm's reference servers behind one engine; every run finds the same files and an empty memory.</summary>
public sealed class ReferenceServers : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Engine? engine;

    public string Files => Path.Combine(folder.Path, "files");

    private string Memory => Path.Combine(folder.Path, "memory.jsonl");

    public async ValueTask InitializeAsync()
    {
        NodePackages.Require();
        Reset();
        engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn with
            {
                // What one script teaches would change what the next is told.
                LearnedTypes = new LearningOptions { Scope = LearningScope.Off },
                Limits = new LimitsConfig { WallClockSeconds = 8, FuelMillions = 50 },
                Upstreams =
                [
                    Node("everything", NodePackages.ServerEverything) with { Environment = ImmutableDictionary<string, string>.Empty.Add("HOME", Files) },
                    Node("filesystem", NodePackages.ServerFilesystem, Files),
                    Node("memory", NodePackages.ServerMemory) with { Environment = ImmutableDictionary<string, string>.Empty.Add("MEMORY_FILE_PATH", Memory) },
                ],
            },
            DemoUpstreams.All);
    }

    /// <summary>Runs a script on its own files.</summary>
    public async Task<RunReport> RunAsync(string script)
    {
        Reset();
        return await engine!.RunAsync(script);
    }

    public Task<CheckReport> CheckAsync(string script) => engine!.CheckAsync(script);

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        folder.Dispose();
    }

    private UpstreamConfig.Stdio Node(string alias, params string[] arguments) =>
        new() { Alias = alias, Command = NodePackages.Node, Arguments = [.. arguments], WorkingDirectory = Files };

    private void Reset()
    {
        Directory.CreateDirectory(Path.Combine(Files, "notes"));
        foreach (var file in Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories).Append(Memory))
        {
            File.Delete(file);
        }

        File.WriteAllText(Path.Combine(Files, "notes", "todo.txt"), "buy milk\ncall Ann\n");
        File.WriteAllText(Path.Combine(Files, "notes", "a.txt"), "alpha\n");
        File.WriteAllText(Path.Combine(Files, "notes", "b.txt"), "beta\n");
    }
}
