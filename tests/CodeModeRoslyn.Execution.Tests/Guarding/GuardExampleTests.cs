using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Execution.Tests.Guarding;

/// <summary>The examples on the pages of the rules, looked at as scripts are.</summary>
public sealed class GuardExampleTests
{
    private const int Limit = 65_536;

    public static TheoryData<string, string> Refused =>
        [.. RulePage.In("CMR310").SelectMany(page => page.Refused.Select(source => (page.Id, source)))];

    public static TheoryData<string> Accepted =>
        [.. RulePage.In("CMR1", "CMR2", "CMR3").SelectMany(page => page.Accepted)];

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatAPageSaysIsRefusedIsRefusedByThatRule(string id, string source) =>
        LexicalGuard.Check(source, Limit)!.Id.Should().Be(id);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void WhatAPageSaysToWriteInsteadPasses(string source) => LexicalGuard.Check(source, Limit).Should().BeNull();
}
