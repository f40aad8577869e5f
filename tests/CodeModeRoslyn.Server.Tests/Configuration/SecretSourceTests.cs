using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Tests.Configuration;

/// <summary>Secrets that a configuration takes from files and commands.</summary>
public sealed class SecretSourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode secrets ");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("from a file", "from a file")]
    [InlineData("from a file\n", "from a file")]
    [InlineData("from a file\r\n", "from a file")]
    [InlineData("two lines\n\n", "two lines\n")]
    public void AFileIsItsContentWithoutTheLastLineBreak(string content, string value)
    {
        Write("token", content);

        Header("${file:token}").Should().Be(value);
        Header($"${{file:{Path.Combine(folder.FullName, "token")}}}").Should().Be(value);
    }

    [Theory]
    [InlineData("${command:printf hunter22}", "hunter22")]
    [InlineData("${command:echo hunter22}", "hunter22")]
    [InlineData("Bearer ${command:printf '%s-%s' 'one two' \"three \\\"four\\\"\"}!", "Bearer one two-three \"four\"!")]
    [InlineData("${command:echo $HOME | cat}", "$HOME | cat")]
    [InlineData("${command:cat token}", "in the folder")]
    public void ACommandIsWhatItPrintsWithoutAShell(string written, string value)
    {
        Write("token", "in the folder");

        Header(written).Should().Be(value);
    }

    [Fact]
    public void ACommandRunsOnceHoweverOftenItIsWritten()
    {
        var script = Write("once.sh", "echo run >> runs; echo hunter22");

        Read($$"""{ "mcpServers": { "a": { "url": "http://127.0.0.1/", "headers": { "A": "${command:sh {{Path.GetFileName(script)}}}", "B": "${command:sh {{Path.GetFileName(script)}}}" } } } }""")
            .Findings.Should().BeEmpty();

        File.ReadAllLines(Path.Combine(folder.FullName, "runs")).Should().HaveCount(1);
    }

    [Fact]
    public void AServerThatIsDisabledRunsNoCommand()
    {
        Read("""{ "mcpServers": { "a": { "disabled": true, "command": "x", "env": { "A": "${command:touch ran}" } }, "b": { "command": "x", "other": "${command:touch ran}" } } }""")
            .Config.Should().NotBeNull();

        File.Exists(Path.Combine(folder.FullName, "ran")).Should().BeFalse();
    }

    [Theory]
    [InlineData("${command:sh -c 'echo hunter22; echo locked >&2; exit 3'}", "exit code 3 and said 'locked'")]
    [InlineData("${command:sh -c 'echo hunter22; exit 4'}", "exit code 4. Run it")]
    [InlineData("${command:no-such-program hunter22}", "'no-such-program' cannot be started")]
    [InlineData("${command:true}", "is empty")]
    [InlineData("${command: }", "is no command")]
    [InlineData("${command:echo 'open}", "is no command")]
    [InlineData("${command:head -c 100000 /dev/zero}", "more than 64 KB")]
    public void ACommandThatFailsIsFoundWithoutWhatItPrinted(string written, string words)
    {
        var finding = Read(Config(written)).Findings.Should().ContainSingle().Which;

        finding.Id.Should().Be(ConfigFindingIds.FailedCommand);
        finding.Message.Should().Contain(words);
        finding.Line.Should().Be(1);
        if (!written.Contains("no-such-program", StringComparison.Ordinal))
        {
            finding.Message.Should().NotContain("hunter22");
        }
    }

    [Fact]
    public void ACommandThatDoesNotEndIsEnded()
    {
        var finding = Read(Config("${command:sh -c 'echo $$ > id; sleep 60; echo'}")).Findings.Should().ContainSingle().Which;

        finding.Id.Should().Be(ConfigFindingIds.FailedCommand);
        finding.Message.Should().Contain("within 10 s");
        Directory.Exists($"/proc/{File.ReadAllText(Path.Combine(folder.FullName, "id")).Trim()}").Should().BeFalse();
    }

    [Theory]
    [InlineData("${file:none}", "There is no file 'none'")]
    [InlineData("${file:large}", "more than 64 KB")]
    [InlineData("${file:empty}", "is empty")]
    [InlineData("${file:bytes}", "no text in UTF-8")]
    [InlineData("${file:/dev/zero}", "more than 64 KB")]
    public void AFileThatHoldsNoSecretIsFound(string written, string words)
    {
        Write("large", new string('x', 65 * 1024));
        Write("empty", "\n");
        File.WriteAllBytes(Path.Combine(folder.FullName, "bytes"), [0xFF, 0xFE, 0xFF]);

        var finding = Read(Config(written)).Findings.Should().ContainSingle().Which;

        finding.Id.Should().Be(ConfigFindingIds.Unreadable);
        finding.Message.Should().Contain(words);
    }

    [Fact]
    public void AFindingDoesNotRepeatASecret()
    {
        Write("token", "hunter22-hunter22");

        var read = Read("""{ "mcpServers": { "a": { "url": "nowhere/${file:token}/${MY_API_KEY}", "type": "${file:token}" } } }""");

        read.Findings.Should().HaveCount(2);
        read.Findings.Should().OnlyContain(finding => finding.Message.Contains("***") && !finding.Message.Contains("hunter22") && !finding.Message.Contains("key-of-mine"));
    }

    [Fact]
    public void WhatCameFromWhereSecretsAreKeptIsKnownToBeOne()
    {
        Write("token", "hunter22-hunter22");

        var upstreams = Read("""
            {
              "mcpServers": {
                "a": { "command": "x", "args": ["--to=${file:token}", "${MY_API_KEY}", "${PLACE}"] },
                "b": { "command": "x", "args": ["${command:printf printed-secret}"] }
              }
            }
            """).Config!.Upstreams;

        upstreams[0].Secrets.Should().BeEquivalentTo(["hunter22-hunter22", "key-of-mine"]);
        upstreams[1].Secrets.Should().BeEquivalentTo(["printed-secret"]);
    }

    [Fact]
    public void AVariableMayStillHaveTheNameOfASource() => Header("${file:-none}").Should().Be("none");

    private string? Header(string written)
    {
        var read = Read(Config(written));
        read.Findings.Should().BeEmpty();
        return read.Config!.Upstreams.Single().Should().BeOfType<UpstreamConfig.Stdio>().Which.Environment["A"];
    }

    private static string Config(string written) => $$"""{ "mcpServers": { "a": { "command": "x", "env": { "A": {{System.Text.Json.JsonSerializer.Serialize(written)}} } } } }""";

    private ConfigReadResult Read(string text) => ConfigReader.Read(
        text, new Dictionary<string, string> { ["MY_API_KEY"] = "key-of-mine", ["PLACE"] = "somewhere-nice" }, folder.FullName);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
