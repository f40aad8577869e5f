using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Server.EntryTools;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Mistakes;

/// <summary>What a model is told of a script with a common mistake, word by word.</summary>
public sealed partial class MistakeTests(ReferenceServers servers) : IClassFixture<ReferenceServers>
{
    /// <summary>Of an answer that is long because its result is, a reader sees enough here.</summary>
    private const int LongestAnswer = 1_500;

    private static readonly string Folder = FolderOf();

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.csx").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheAnswerIsAsItWasWritten(string name)
    {
        var script = Script(name);
        var answer = AnswerText.Of(await servers.RunAsync(script), script);

        Snapshot.Compare(Path.Combine(Folder, $"{name}.txt"), Steady(answer) + "\n");
    }

    private static string FolderOf([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    // The first two lines are for people.
    private static string Script(string name) =>
        string.Join('\n', File.ReadAllLines(Path.Combine(Folder, $"{name}.csx")).Skip(2)) + "\n";

    /// <summary>Leaves out what differs from run to run: times, where the files are, and which calls the end of a script was faster than.</summary>
    private string Steady(string answer)
    {
        var steady = Times().Replace(Kept().Replace(Unanswered().Replace(answer, ""), "runs[\"…\"]").Replace(servers.Files, "/files", StringComparison.Ordinal), "$1 … ");
        return steady.Length <= LongestAnswer ? steady : $"{steady[..LongestAnswer]}\n(and {steady.Length - LongestAnswer:N0} characters more)";
    }

    [GeneratedRegex("""(completed in|limit 'wallClock')[^:]*?:? ?[\d,.]+ """)]
    private static partial Regex Times();

    [GeneratedRegex(@"^call .*: unknown(?:, \d+ times)?\n", RegexOptions.Multiline)]
    private static partial Regex Unanswered();

    [GeneratedRegex("""runs\["\w+"\]""")]
    private static partial Regex Kept();
}
