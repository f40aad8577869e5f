using System.Text.RegularExpressions;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.EndToEnd.Tests.Mistakes;

/// <summary>Scripts as models wrote them at first try, which are not part of this repository.</summary>
public sealed partial class FirstDraftTests(ReferenceServers servers) : IClassFixture<ReferenceServers>
{
    [Fact]
    public async Task GoodOnesAreAcceptedAsTheyAre()
    {
        var others = new List<string>();
        foreach (var (name, script) in Scripts("good"))
        {
            if (await servers.CheckAsync(script) is not { Accepted: true, Applied: null })
            {
                others.Add(name);
            }
        }

        others.Should().HaveCountLessThanOrEqualTo(1);
    }

    /// <summary>What does not compile or is refused is mended, or the first suggestion does it when it is followed to the letter.</summary>
    [Fact]
    public async Task BadOnesAreMendedOrToldHowTo()
    {
        foreach (var (name, script) in Scripts("bad"))
        {
            var report = await servers.CheckAsync(script);
            if (!report.Accepted)
            {
                var first = report.Diagnostics.First(found => found.IsError);
                var mended = Follow(script, first);
                (await servers.CheckAsync(mended)).Accepted.Should().BeTrue("{0}: {1} makes of it\n{2}", name, first.Suggestion, mended);
            }
        }
    }

    private static IEnumerable<(string Name, string Script)> Scripts(string kind)
    {
        var files = Directory.GetFiles(Path.Combine(SharedFolder.Require(), "models-scripts", kind), "*.csx").Order(StringComparer.Ordinal).ToList();
        files.Should().HaveCountGreaterThan(20);

        // Without the comments that say what is wrong, and so name what is meant.
        return files.Select(file => (Path.GetFileName(file), string.Join('\n', File.ReadAllLines(file).SkipWhile(line => line.StartsWith("// ", StringComparison.Ordinal)))));
    }

    /// <summary>The script with the lines that a suggestion says, in place of those that it names or the finding stands in.</summary>
    private static string Follow(string script, ReportedDiagnostic found)
    {
        var lines = script.Split('\n');
        foreach (Match match in Written().Matches(found.Suggestion ?? ""))
        {
            lines[(match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value) : found.Line) - 1] = match.Groups["text"].Value;
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"Write (?:line (?<line>\d+) as )?`(?<text>.*?)`\.(?=\s+Write|\s*$)")]
    private static partial Regex Written();
}
