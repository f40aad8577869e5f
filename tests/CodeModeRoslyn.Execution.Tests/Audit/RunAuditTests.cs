using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Redaction;
using CodeModeRoslyn.Execution.Audit.Verifying;
using CodeModeRoslyn.Execution.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Execution.Tests.Audit;

public sealed class RunAuditTests : IDisposable
{
    private const string Script = "return \"s3cret script\";";
    private static readonly byte[] Arguments = Encoding.UTF8.GetBytes("""{ "id": "cust_8a3f", "password": "hunter2" }""");

    private readonly AuditFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ByDefaultTextsAndArgumentsAreThereAsHashesAlone()
    {
        await RunAsync(new AuditOptions(folder.Path));

        File.ReadAllText(folder.File).Should().NotContainAny("s3cret", "hunter2", "cust_8a3f");
        Only("runStarted").GetProperty("script").GetString().Should().Be(AuditHash.Of(Script));
        Only("callSent").GetProperty("argumentsHash").GetString().Should().Be(AuditHash.Of("""{"id":"cust_8a3f","password":"hunter2"}"""));
    }

    [Fact]
    public async Task WhatIsAskedForIsThereAndWhatIsRedactedIsNot()
    {
        await RunAsync(new AuditOptions(folder.Path) { ScriptText = true, Arguments = true, Redact = [RedactionPath.Parse("$..password")] });

        Only("runStarted").GetProperty("text").GetString().Should().Be(Script);
        var sent = Only("callSent");
        sent.GetProperty("arguments").GetRawText().Should().Be("""{"id":"cust_8a3f","password":"[redacted]"}""");
        sent.GetProperty("argumentsHash").GetString().Should().Be(AuditHash.Of("""{"id":"cust_8a3f","password":"[redacted]"}"""));
        File.ReadAllText(folder.File).Should().NotContain("hunter2");
    }

    [Fact]
    public async Task TheHashOfRedactedArgumentsSaysNothingOfWhatWasTakenOut()
    {
        await RunAsync(new AuditOptions(folder.Path) { Redact = [RedactionPath.Parse("$.password")] });

        Only("callSent").GetProperty("argumentsHash").GetString().Should().Be(AuditHash.Of("""{"id":"cust_8a3f","password":"[redacted]"}"""));
    }

    [Fact]
    public async Task ACallIsRecordedBeforeItIsSentAndWhenItHasEnded()
    {
        using var trail = folder.Begin();
        var run = AuditFolder.Run(trail);
        run.Start(null, null);
        var call = run.Call(3, "crm.get_customer", 12);
        call.Decided(new AuditGrant("crm.get_customer", "allow", "crm.*", 40), new AuditApproval("approved", "ada"));

        (await call.SendAsync(Arguments, durably: true, Token)).Should().BeTrue();
        Types().Should().Equal("fileOpened", "runStarted", "callSent");
        call.End("ok");
        Types().Should().Equal("fileOpened", "runStarted", "callSent", "callAnswered");

        Only("callSent").GetProperty("grant").GetProperty("line").GetInt32().Should().Be(40);
        Only("callSent").GetProperty("approval").GetProperty("by").GetString().Should().Be("ada");
        Only("callAnswered").GetProperty("callId").GetInt32().Should().Be(3);
        Only("callAnswered").GetProperty("outcome").GetString().Should().Be("ok");
    }

    [Fact]
    public void ACallThatIsNotSentIsRecordedOnce()
    {
        using var trail = folder.Begin();
        var run = AuditFolder.Run(trail);
        run.Start(null, null);
        run.Call(1, "crm.delete_customer", 2).End("Denied");

        Types().Should().Equal("fileOpened", "runStarted", "callRefused");
    }

    [Fact]
    public void ANameThatAWorkerMadeUpDoesNotFillTheDisk()
    {
        using var trail = folder.Begin();
        AuditFolder.Run(trail).Call(1, new string('x', 1_000_000), 2).End("Denied");

        Only("callRefused").GetProperty("tool").GetString().Should().HaveLength(301).And.EndWith("…");
    }

    [Fact]
    public void ARunThatWasRefusedHasAStartAndAnEnd()
    {
        using var trail = folder.Begin();
        AuditFolder.Run(trail).End(new RunReport
        {
            RunId = "0197",
            How = new RunOutcome.Rejected(),
            Diagnostics = [new("CMR1001", "error", "No s3cret", 1, 1), new("CMR1001", "error", "No", 2, 1), new("CMR3008", "warning", "No", 2, 1)],
            Usage = new Usage(1.5, 0, 0),
        });

        Types().Should().Equal("fileOpened", "runStarted", "runEnded");
        Only("runEnded").GetProperty("outcome").GetString().Should().Be("rejected");
        Only("runEnded").GetProperty("findings").EnumerateArray().Select(id => id.GetString()).Should().Equal("CMR1001");
        File.ReadAllText(folder.File).Should().NotContain("s3cret");
    }

    [Fact]
    public void ARunThatNobodyEndedHasAnEndAllTheSame()
    {
        using var trail = folder.Begin();
        using (var run = AuditFolder.Run(trail))
        {
            run.Start(null, null);
        }

        using (var run = AuditFolder.Run(trail))
        {
            run.EndNotStarted();
        }

        folder.Records.Where(record => record.GetProperty("type").GetString() == "runEnded").Select(record => record.GetProperty("outcome").GetString())
            .Should().Equal("unknown", "notStarted");
    }

    [Fact]
    public async Task WithoutRoomNoRunStartsAndNoCallIsSent()
    {
        var disk = new TestDisk();
        using var trail = Begin(disk, isRequired: true);
        var run = AuditFolder.Run(trail);
        run.Start(null, null);
        disk.IsFull = true;

        (await run.Call(1, "crm.get_customer", 1).SendAsync(Arguments, durably: false, Token)).Should().BeFalse();
        (await run.Call(2, "crm.get_customer", 1).SendAsync(Arguments, durably: true, Token)).Should().BeFalse();
        run.Invoking(one => one.EndNotStarted()).Should().NotThrow();
        AuditFolder.Run(trail).Invoking(one => one.Start(null, null)).Should().Throw<RunNotStartedException>().WithMessage("*cannot be recorded*No space left*");
        AuditFolder.Run(trail).Invoking(one => one.EndNotStarted()).Should().NotThrow();
    }

    [Fact]
    public async Task WithoutRoomRunsAndCallsGoOnWhereNobodyAskedForThem()
    {
        var disk = new TestDisk { IsFull = true };
        using var trail = Begin(disk, isRequired: false);
        var run = AuditFolder.Run(trail);

        run.Start(null, null);
        (await run.Call(1, "crm.get_customer", 1).SendAsync(Arguments, durably: true, Token)).Should().BeTrue();
    }

    [Theory]
    [InlineData("half \ud800 a pair")]
    [InlineData("a line\nbreak, a \u2028 separator and a \0")]
    public void WhateverStandsInAScriptARecordIsOneLine(string script)
    {
        using (var trail = folder.Begin(new AuditOptions(folder.Path) { ScriptText = true }))
        {
            AuditFolder.Run(trail, script).Start(null, null);
        }

        AuditVerifier.Verify(folder.File).Should().Match<AuditFileReport>(report => report.Problem == null && report.Records == 3);
    }

    [Fact]
    public async Task LongArgumentsAreThereByHashAndLength()
    {
        using var trail = folder.Begin(new AuditOptions(folder.Path) { Arguments = true });
        var arguments = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 2_000_000)}}"}""");
        await AuditFolder.Run(trail).Call(1, "crm.get_customer", 1).SendAsync(arguments, durably: false, Token);

        Only("callSent").TryGetProperty("arguments", out _).Should().BeFalse();
        Only("callSent").GetProperty("argumentsOmitted").GetInt64().Should().Be(arguments.Length);
    }

    private static AuditTrail Begin(TestDisk disk, bool isRequired) =>
        new(new AuditOptions("nowhere") { IsRequired = isRequired }, TimeProvider.System, NullLogger<AuditTrail>.Instance, disk.Create);

    private async Task RunAsync(AuditOptions options)
    {
        using var trail = folder.Begin(options);
        var run = AuditFolder.Run(trail, Script);
        run.Start(null, null);
        await run.Call(1, "crm.get_customer", 1).SendAsync(Arguments, durably: false, Token);
    }

    private IEnumerable<string?> Types() => folder.Records.Select(record => record.GetProperty("type").GetString());

    private JsonElement Only(string type) => folder.Records.Single(record => record.GetProperty("type").GetString() == type);
}
