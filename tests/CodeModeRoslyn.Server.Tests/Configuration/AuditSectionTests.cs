using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.Server.Tests.Configuration;

public sealed class AuditSectionTests
{
    [Fact]
    public void WithoutTheKeyHashesAreRecordedAsFarAsTheyCanBe()
    {
        var audit = Read("{}").Config!.Audit!;

        audit.IsAsked.Should().BeFalse();
        audit.ScriptText.Should().BeFalse();
        audit.Arguments.Should().BeFalse();
        audit.KeepDays.Should().Be(90);
    }

    [Fact]
    public void FalseTurnsItOff() => Read("""{ "audit": false }""").Config!.Audit.Should().BeNull();

    [Fact]
    public void TrueAsksForIt() => Read("""{ "audit": true }""").Config!.Audit!.IsAsked.Should().BeTrue();

    [Fact]
    public void EveryKeyIsRead()
    {
        var audit = Read("""{ "audit": { "folder": "trail", "scriptText": true, "arguments": true, "redact": ["$.password", "$..token"], "keepDays": 7 } }""").Config!.Audit!;

        audit.IsAsked.Should().BeTrue();
        audit.Folder.Should().Be(Path.GetFullPath("/etc/codemode/trail"));
        audit.ScriptText.Should().BeTrue();
        audit.Arguments.Should().BeTrue();
        audit.Redact.Select(path => path.Text).Should().Equal("$.password", "$..token");
        audit.KeepDays.Should().Be(7);
    }

    [Theory]
    [InlineData("\"off\"", ConfigFindingIds.WrongKind, "audit", "false, true or an object")]
    [InlineData("""{ "keepDay": 7 }""", ConfigFindingIds.UnknownKey, "audit.keepDay", "Did you mean 'keepDays'?")]
    [InlineData("""{ "keepDays": 0 }""", ConfigFindingIds.OutOfRange, "audit.keepDays", "from 1 to 36500")]
    [InlineData("""{ "folder": " " }""", ConfigFindingIds.BadValue, "audit.folder", "empty")]
    [InlineData("""{ "arguments": "yes" }""", ConfigFindingIds.WrongKind, "audit.arguments", "true or false")]
    [InlineData("""{ "redact": "$.password" }""", ConfigFindingIds.WrongKind, "audit.redact", "a list of paths")]
    [InlineData("""{ "redact": ["$.a", 7] }""", ConfigFindingIds.WrongKind, "audit.redact[1]", "a path")]
    [InlineData("""{ "redact": ["$.a", "password"] }""", ConfigFindingIds.BadValue, "audit.redact[1]", "begins with '$'")]
    public void WhatIsWrongIsAFinding(string written, string id, string path, string sentence)
    {
        var result = Read($$"""{ "audit": {{written}} }""");

        result.Config.Should().BeNull();
        result.Findings.Should().ContainSingle().Which.Should().Match<ConfigFinding>(finding => finding.Id == id && finding.Path == path && finding.Message.Contains(sentence));
    }

    [Fact]
    public void MorePathsThanAnyoneMeansAreAFinding() =>
        Read($$"""{ "audit": { "redact": [{{string.Join(',', Enumerable.Range(0, 65).Select(number => $"\"$.a{number}\""))}}] } }""")
            .Findings.Should().ContainSingle().Which.Message.Should().Contain("64 are the most");

    [Fact]
    public void TheTextIsNamedByItsHash()
    {
        Read("{}").Config!.Hash.Should().Be("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        CodeModeConfig.BuiltIn.Hash.Should().BeNull();
    }

    private static ConfigReadResult Read(string text) => ConfigReader.Read(text, new Dictionary<string, string>(), "/etc/codemode");
}
