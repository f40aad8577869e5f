using System.Text.RegularExpressions;
using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Policy.Tests.Pages;

/// <summary>The pages of the rules say what is true. What scripts really get is tested in <c>RuleExampleTests</c>.</summary>
public sealed partial class RulePageTests
{
    // The name of the constant by the rule's id, wherever in the sources it is.
    private static readonly ILookup<string, string> Rules = RepositoryRoot.Sources("src", "analyzers")
        .SelectMany(file => Literal().Matches(File.ReadAllText(file)))
        .ToLookup(match => match.Groups["id"].Value, match => match.Groups["name"].Value);

    public static TheoryData<string> Pages => [.. RulePage.All.Select(page => page.Id)];

    [Fact]
    public void EveryRuleHasAPageAndEveryPageARule() =>
        RulePage.All.Select(page => page.Id).Should().Equal(Rules.Select(rule => rule.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRuleIsOneConstantWithAName() =>
        Rules.Should().OnlyContain(rule => rule.Count() == 1 && rule.All(name => name.Length > 0));

    [Theory]
    [MemberData(nameof(Pages))]
    public void APageIsShortAndSaysWhatWhyInsteadAndWhere(string id)
    {
        var page = Page(id);

        page.Title.Should().Be($"# {id} {Rules[id].Single()}");
        page.Refuses.Should().EndWith(".").And.NotContain("\n");
        page.Text.Split('\n').Should().HaveCountLessThan(50);
        foreach (var section in new[] { "Why", "Instead", "Where" })
        {
            page.Section(section).Should().NotBeNullOrEmpty($"{id} needs a paragraph '{section}'").And.EndWith(".");
        }
    }

    /// <summary>Where a few lines of code cannot show a rule, a test that does is named.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void APageShowsItsRuleByAnExampleOrATest(string id)
    {
        var page = Page(id);
        if (page.Section("Shown by") is { } shown)
        {
            foreach (var method in Quoted().Matches(shown).Select(match => match.Groups["word"].Value.Split('.')))
            {
                File.ReadAllText(RepositoryRoot.Sources("tests").Single(file => Path.GetFileName(file) == $"{method[0]}.cs"))
                    .Should().Contain($" {method[1]}(", $"{id} says that a test shows it");
            }
        }
        else
        {
            page.Refused.Should().NotBeEmpty(id);
            (page.Accepted.Count > 0).Should().Be(!id.StartsWith("CMR4", StringComparison.Ordinal), $"{id}: a script does something instead, bytes do not");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void WhatAPageNamesExists(string id)
    {
        var files = RepositoryRoot.Sources("src", "analyzers", "tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var text = Page(id).Section("Where")!;

        Quoted().Matches(text).Select(match => match.Groups["word"].Value).Where(word => char.IsUpper(word[0])).Should().NotBeEmpty().And.BeSubsetOf(files);
        Id().Matches(Page(id).Text).Select(match => match.Value).Should().BeSubsetOf(RulePage.All.Select(page => page.Id));
    }

    [Fact]
    public void TheIndexSaysOfEachPageWhatThePageSays()
    {
        var index = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "sandbox-policy", "rules", "README.md"));

        index.Where(line => line.StartsWith("| [CMR", StringComparison.Ordinal))
            .Should().Equal(RulePage.All.Select(page => $"| [{page.Id}]({page.Id}.md) | {Rules[page.Id].Single()} | {page.Refuses} |"));
    }

    // The guest's Console has no member that reads: the compiler's error carries that rule's advice, which RuleExampleTests sees.
    public static TheoryData<string, string> OnSymbols =>
        [.. RefusedIn("CMR1", "CMR2").Where(row => row.Data.Item1 != ApiRules.PassInputInTheScript)];

    public static TheoryData<string, string> InTheBytes => RefusedIn("CMR4");

    // With the whole framework in sight, so that no missing reference answers for the rule.
    [Theory]
    [MemberData(nameof(OnSymbols))]
    public void WhatAPageSaysIsRefusedOnSymbolsIsRefusedByThatRule(string id, string source) =>
        ScriptCompilation.Create(source, wide: true).Judge()
            .Should().NotBeEmpty().And.OnlyContain(violation => violation.RuleId == id && violation.Suggestion.Length > 0);

    [Theory]
    [MemberData(nameof(InTheBytes))]
    public void WhatAPageSaysIsRefusedInTheBytesIsRefusedThereWithoutHelpOfTheSymbols(string id, string source)
    {
        var script = ScriptCompilation.Create(source, wide: true);

        script.JudgeEmitted().Select(violation => violation.RuleId).Should().Contain(id);
        script.Judge().Should().NotBeEmpty("the page says that another rule is asked first");
    }

    private static RulePage Page(string id) => RulePage.All.Single(page => page.Id == id);

    private static TheoryData<string, string> RefusedIn(params IEnumerable<string> beginnings) =>
        [.. RulePage.In(beginnings).SelectMany(page => page.Refused.Select(source => (page.Id, source)))];

    [GeneratedRegex("(const string (?<name>\\w+) = )?\"(?<id>CMR\\d{4})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bCMR\d{4}\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"`(?<word>[\w.]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
