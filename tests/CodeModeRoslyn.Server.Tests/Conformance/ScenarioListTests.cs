using System.IO.Enumeration;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>That no scenario is forgotten: the suite says what a revision requires, and each of that is run or left out for a reason.</summary>
public sealed partial class ScenarioListTests
{
    private static string Excluded => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "node", "conformance-excluded.md"));

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public void EveryServerScenarioOfTheSuiteIsRunOrLeftOutForAReason(string revision)
    {
        NodePackages.Require();
        var required = Required(revision, "server");
        var run = ConformanceScenarios.OfServer.Select(row => row.Data).Where(one => one.Item1 == revision).Select(one => one.Item2).ToList();
        var excluded = Names().Matches(Excluded).Select(match => match.Groups[1].Value).ToList();

        run.Should().OnlyHaveUniqueItems().And.BeSubsetOf(required);
        required.Except(run).Where(name => !excluded.Exists(pattern => FileSystemName.MatchesSimpleExpression(pattern, name))).Should().BeEmpty();
        run.Where(name => excluded.Exists(pattern => FileSystemName.MatchesSimpleExpression(pattern, name))).Should().BeEmpty();
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
