using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Compilation.Tests.Pages;

/// <summary>The examples on the pages of the rules, compiled and judged as scripts are.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string, string> Accepted =>
        [.. RulePage.In("CMR1", "CMR2", "CMR3").SelectMany(page => page.Accepted.Select(source => (page.Id, source)))];

    public static TheoryData<string, string> Refused => RefusedIn("CMR1", "CMR2", "CMR30");

    public static TheoryData<string, string> RefusedInTheBytes => RefusedIn("CMR4");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void WhatAPageSaysToWriteInsteadIsAccepted(string id, string source) =>
        ExampleBindings.CompileScript(source).Should().BeOfType<ScriptVerdict.Approved>(id).Which.Warnings.Should().BeEmpty(id);

    /// <summary>The rule itself answers, or the compiler where a script's references lack the name; both say what to write instead.</summary>
    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatAPageSaysIsRefusedIsRefusedWithAReasonAndAWayOut(string id, string source)
    {
        var findings = Findings(ExampleBindings.CompileScript(source));

        findings.Should().NotBeEmpty().And.OnlyContain(finding => finding.Line > 0 && finding.Column > 0 && finding.Message.Length > 0);
        findings.Should().OnlyContain(finding => finding.Id == id || finding.Id.StartsWith("CS", StringComparison.Ordinal));
        findings.Should().Contain(finding => !string.IsNullOrEmpty(finding.Suggestion), string.Join("; ", findings));
    }

    [Theory]
    [MemberData(nameof(RefusedInTheBytes))]
    public void NoScriptReachesARuleOverTheBytesFromItsSource(string id, string source) =>
        Findings(ExampleBindings.CompileScript(source))
            .Should().NotBeEmpty().And.NotContain(finding => finding.Id.StartsWith("CMR4", StringComparison.Ordinal), id);

    private static IReadOnlyList<Finding> Findings(ScriptVerdict verdict) => verdict switch
    {
        ScriptVerdict.Refused refused => refused.Findings,
        ScriptVerdict.Approved { Mended: { } mended } => mended.Errors,
        ScriptVerdict.Approved approved => approved.Warnings,
        _ => [],
    };

    private static TheoryData<string, string> RefusedIn(params IEnumerable<string> beginnings) =>
        [.. RulePage.In(beginnings).SelectMany(page => page.Refused.Select(source => (page.Id, source)))];
}
