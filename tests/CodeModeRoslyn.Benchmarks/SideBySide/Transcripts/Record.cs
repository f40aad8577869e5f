using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

/// <summary>All that was recorded, in the repository's files.</summary>
/// <param name="Servers">The servers whose tools are called.</param>
/// <param name="CodeMode">This server, in front of them.</param>
/// <param name="Tasks">The transcripts, by the names of tasks.</param>
internal sealed record Record(ServerDefinitions[] Servers, ServerDefinitions CodeMode, IReadOnlyDictionary<string, Transcript> Tasks)
{
    private static string Definitions => SideBySideFolder.Path("Recorded", "definitions.json");

    public static Record Read(IEnumerable<WrittenTask> tasks)
    {
        var servers = JsonSerializer.Deserialize<ServerDefinitions[]>(File.ReadAllText(Definitions), SideBySideFolder.Json)!;
        return new Record(
            servers[..^1],
            servers[^1],
            tasks.ToDictionary(task => task.Name, task => JsonSerializer.Deserialize<Transcript>(File.ReadAllText(FileOf(task.Name)), SideBySideFolder.Json)!));
    }

    public void Write()
    {
        Write(Definitions, (ServerDefinitions[])[.. Servers, CodeMode]);
        foreach (var (name, transcript) in Tasks)
        {
            Write(FileOf(name), transcript);
        }
    }

    private static string FileOf(string task) => SideBySideFolder.Path("Recorded", $"{task}.json");

    private static void Write<T>(string file, T value) => File.WriteAllText(file, JsonSerializer.Serialize(value, SideBySideFolder.Json) + "\n");
}
