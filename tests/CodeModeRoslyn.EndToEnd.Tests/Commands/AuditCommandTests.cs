using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Verifying;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly CommandRun command = new();

    private string Trail => Path.Combine(command.Folder, "trail");

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task WhatHoldsIsExitCode0WithRecordsTimesAndHead()
    {
        var file = Write(100);

        var result = await command.StartAsync("audit", "verify", file);

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().ContainAll(file, "100 records", AuditHeads.Read(file)!.Hash).And.EndWith("holds\n");
    }

    [Fact]
    public async Task WhatWasChangedIsExitCode1WithTheRecord()
    {
        var file = Write(100);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[56] = lines[56].Replace("\"ok\"", "\"OK\"");
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);

        var result = await command.StartAsync("audit", "verify", file);
        var json = await command.StartAsync("audit", "verify", file, "--json");

        result.ExitCode.Should().Be(1, result.Errors);
        result.Output.Should().ContainAll("broken at record 57 (line 57, byte ", "hash does not match").And.EndWith("broken\n");
        json.ExitCode.Should().Be(1);
        CommandRun.Json(json).GetProperty("files")[0].GetProperty("problem").GetProperty("record").GetInt64().Should().Be(57);
    }

    [Fact]
    public async Task ACutOffLastLineIsANote()
    {
        var file = Write(100);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..^30], TestContext.Current.CancellationToken);

        var result = await command.StartAsync("audit", "verify", file);

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().ContainAll("99 records", "note: The last line is cut off");
    }

    [Fact]
    public async Task AHeadThatWasKeptShowsACutOffEnd()
    {
        var file = Write(100);
        var head = (await command.StartAsync("audit", "head", Trail)).Output.Split(' ')[0];
        (await command.StartAsync("audit", "verify", Trail, "--head", head.ToUpperInvariant())).ExitCode.Should().Be(0);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(file, lines[..^1], TestContext.Current.CancellationToken);

        (await command.StartAsync("audit", "verify", Trail)).ExitCode.Should().Be(0);
        var result = await command.StartAsync("audit", "verify", Trail, "--head", head);

        result.ExitCode.Should().Be(1);
        result.Output.Should().Contain($"No record has the hash {head}");
    }

    [Theory]
    [InlineData("no file or folder 'gone.jsonl'", "verify", "gone.jsonl")]
    [InlineData("no file or folder 'gone.jsonl'", "head", "gone.jsonl")]
    [InlineData("'FILE' missing", "verify")]
    [InlineData("64 hexadecimal digits", "verify", ".", "--head", "abc")]
    public async Task AWrongCommandLineIsExitCode64WithASentence(string sentence, params string[] arguments)
    {
        var result = await command.StartAsync(["audit", .. arguments]);

        result.ExitCode.Should().Be(64, result.Output + result.Errors);
        result.Errors.Should().Contain(sentence).And.NotContain("Exception");
    }

    [Fact]
    public async Task ARunLeavesAFileThatHolds()
    {
        command.With("codemode.json", """{ "demo": true, "audit": { "folder": "trail", "redact": ["$..token"], "keepDays": 7 } }""");

        var run = await command.StartWithInputAsync("return 1;", "run", "-");
        var heads = await command.StartAsync("audit", "head", "--json");
        var result = await command.StartAsync("audit", "verify", "trail", "--head", JsonDocument.Parse(heads.Output).RootElement.GetProperty("head").GetString()!);

        run.ExitCode.Should().Be(0, run.Errors);
        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        result.Output.Should().NotContain("note");
        File.ReadLines(AuditHeads.FilesIn(Trail).Single()).First().Should().Contain("\"configuration\":\"");
    }

    [Fact]
    public async Task WhereNothingIsRecordedThereIsNoFile()
    {
        command.With("codemode.json", """{ "demo": true, "audit": false }""");
        var start = CodeModeProgram.StartInfo(["run", "-"], command.Folder);
        start.Environment["CODEMODE_HOME"] = Path.Combine(command.Folder, "home");

        (await CodeModeProgram.RunAsync(start, "return 1;")).ExitCode.Should().Be(0);

        Directory.Exists(Path.Combine(command.Folder, "home", "audit")).Should().BeFalse();
        (await command.StartAsync("audit", "head")).Should().Match<ProgramResult>(result => result.ExitCode == 64 && result.Errors.Contains("records nothing"));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsExitCode78WhereItIsAskedForAndAWarningOtherwise()
    {
        command.With("codemode.json", """{ "demo": true, "audit": { "folder": "a-file" } }""").With("a-file", "").With("other.json", """{ "demo": true }""");
        var start = CodeModeProgram.StartInfo(["run", "-", "--config", "other.json"], command.Folder);
        start.Environment["CODEMODE_HOME"] = Path.Combine(command.Folder, "home");
        Directory.CreateDirectory(Path.Combine(command.Folder, "home"));
        command.With(Path.Combine("home", "audit"), "");

        var asked = await command.StartWithInputAsync("return 1;", "run", "-");
        var unasked = await CodeModeProgram.RunAsync(start, "return 1;");

        asked.ExitCode.Should().Be(78, asked.Output + asked.Errors);
        asked.Errors.Should().ContainAll("a-file", "cannot be written", "Make the folder writable").And.NotContain("   at ");
        unasked.ExitCode.Should().Be(0, unasked.Errors);
        unasked.Errors.Split("cannot be written").Should().HaveCount(2, "it is said once: {0}", unasked.Errors);
    }

    private string Write(int records)
    {
        using (var trail = new AuditTrail(new AuditOptions(Trail), TimeProvider.System, NullLogger<AuditTrail>.Instance))
        {
            for (var call = 1; call <= records - 2; call++)
            {
                trail.Append(new AuditRecord.CallAnswered("0197", call, "ok", 4.1));
            }
        }

        return AuditHeads.FilesIn(Trail).Single();
    }
}
