using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Tasks;

/// <summary>A task, and all that a model writes to do it on either side. Written by hand.</summary>
/// <param name="Kind">What is typical of it.</param>
/// <param name="Request">What the user asks.</param>
/// <param name="Search">What is asked of <c>search_tools</c>, all in one turn.</param>
/// <param name="Answer">What the model answers in the end, on both sides.</param>
/// <param name="Facts">What the answer takes from results, which both sides' have to contain.</param>
/// <param name="WorkedOut">What the script works out, and a model that calls tools one by one has to work out by itself.</param>
/// <param name="Plain">The calls one by one; those of one turn do not depend on each other.</param>
internal sealed record WrittenTask(
    string Kind, string Request, string[] Search, string Answer, string[] Facts, string[] WorkedOut, PlannedCall[][] Plain)
{
    /// <summary>The name of its folder.</summary>
    public string Name { get; private init; } = "";

    /// <summary>What is sent to <c>execute_code</c>.</summary>
    public string Script { get; private init; } = "";

    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<WrittenTask> ReadAll() =>
        [.. Directory.GetDirectories(SideBySideFolder.Path("Written")).Order(StringComparer.Ordinal).Select(Read)];

    private static WrittenTask Read(string folder) =>
        JsonSerializer.Deserialize<WrittenTask>(File.ReadAllText(Path.Combine(folder, "task.json")), SideBySideFolder.Json)! with
        {
            Name = Path.GetFileName(folder),
            Script = File.ReadAllText(Path.Combine(folder, "script.csx")),
        };
}
