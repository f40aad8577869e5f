using System.IO.Enumeration;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>That no scenario is forgotten: the suite says what a revision requires, and each of that is run or left out for a reason.</summary>
public sealed partial class ScenarioListTests
{
    // What stands in code in the first column of its tables; names of checks stand there too, and are no scenario's.
    private static List<string> Excluded =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "node", "conformance-excluded.md"))
            .Where(line => line.StartsWith('|'))
            .SelectMany(line => Names().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value)),
    ];

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public void EveryServerScenarioIsRunOrLeftOutForAReason(string revision) => Compare(revision, "server", ConformanceScenarios.OfServer);

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public void EveryClientScenarioIsRunOrLeftOutForAReason(string revision) => Compare(revision, "client", ConformanceScenarios.OfClient);

    private static void Compare(string revision, string leg, TheoryData<string, string> scenarios)
    {
        NodePackages.Require();
        var required = Required(revision, leg);
        var run = scenarios.Select(row => row.Data).Where(one => one.Item1 == revision).Select(one => one.Item2).ToList();
        var excluded = required.Where(name => Excluded.Exists(pattern => FileSystemName.MatchesSimpleExpression(pattern, name))).ToList();

        run.Should().OnlyHaveUniqueItems();
        run.Concat(excluded).Should().BeEquivalentTo(required);
    }

    // Scored or not. The file is simple enough to be read without knowing all of YAML.
    private static List<string> Required(string revision, string leg)
    {
        var text = File.ReadAllText(NodePackages.ConformanceRequirements(revision));
        var scored = Regex.Match(text, $@"^{leg}:\n((?:  .*\n)*)", RegexOptions.Multiline).Groups[1].Value;
        return
        [
            .. Regex.Matches(scored, @"^  - (\S+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
            .. Regex.Matches(text, $@"- scenario: (\S+)\n    leg: {leg}\n").Select(match => match.Groups[1].Value),
        ];
    }

    [GeneratedRegex("`([^` ]+)`")]
    private static partial Regex Names();
}
