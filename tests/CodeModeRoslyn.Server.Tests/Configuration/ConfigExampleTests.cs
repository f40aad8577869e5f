using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Server.Tests.Configuration;

/// <summary>The examples on the pages of the rules, read as configurations are.</summary>
public sealed class ConfigExampleTests
{
    public static TheoryData<string, string> Accepted =>
        [.. RulePage.In("CMR9").SelectMany(page => page.Accepted.Select(text => (page.Id, text)))];

    public static TheoryData<string, string> Refused =>
        [.. RulePage.In("CMR9").SelectMany(page => page.Refused.Select(text => (page.Id, text)))];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void WhatAPageSaysToWriteInsteadIsAccepted(string id, string text) =>
        ConfigReader.Read(text).Findings.Should().BeEmpty(id);

    // They name what is there or what may stand there in one sentence, and that is the way out.
    private static readonly string[] SayItInOneSentence = [ConfigFindingIds.Malformed, ConfigFindingIds.WrongKind];

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatAPageSaysIsFoundIsFoundWithItsLine(string id, string text) =>
        ConfigReader.Read(text).Findings.Should().NotBeEmpty().And.OnlyContain(finding => finding.Id == id && finding.Line > 0 && finding.Message.Length > 0);

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsFoundComesWithAWayOut(string id, string text) =>
        ConfigReader.Read(text).Findings.Should().OnlyContain(
            finding => finding.Message.Contains(". ", StringComparison.Ordinal) || finding.Message.Contains("; ", StringComparison.Ordinal) || SayItInOneSentence.Contains(id));
}
