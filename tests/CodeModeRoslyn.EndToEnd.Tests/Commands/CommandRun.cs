using System.Text;
using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

/// <summary>A folder with a person's files, in which the program is started.</summary>
internal sealed class CommandRun : IDisposable
{
    /// <summary>An upstream that ends at once, and says why.</summary>
    public const string BrokenUpstream =
        """{ "mcpServers": { "broken": { "command": "sh", "args": ["-c", "echo cannot find the licence >&2; exit 3"] } } }""";

    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    public CommandRun With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public CommandRun With(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);
        return this;
    }

    public Task<ProgramResult> StartAsync(params string[] arguments) => StartWithInputAsync("", arguments);

    public Task<ProgramResult> StartWithInputAsync(string input, params string[] arguments) =>
        CodeModeProgram.RunAsync(CodeModeProgram.StartInfo(arguments, folder.Path), input);

    public static JsonElement Json(ProgramResult result) => JsonElement.Parse(result.Output);

    public static IReadOnlyList<JsonElement> JsonLines(ProgramResult result) =>
        [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public void Dispose() => folder.Dispose();
}
