using System.Text;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Redaction;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Tests.History;

public sealed class RunHistoryTests
{
    private readonly RunHistory history = new(new ExecutionOptions { KeepsHistory = true }, AuditTrail.Off, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoeverComesLateIsToldWhatHasHappenedAndThenWhatHappens()
    {
        using var run = Begin("1");
        run.Called(1, "crm.get", 3, "{}"u8);
        var told = new List<string>();
        var following = Task.Run(
            async () =>
            {
                await foreach (var happened in run.FollowAsync(Cancellation))
                {
                    told.Add(happened.GetType().Name);
                }
            },
            Cancellation);

        run.Sent(1);
        run.Answered(1, "ok", null, "{}"u8.ToArray());
        run.Ended(Report());
        run.Printed("too late");

        await following.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        told.Should().Equal("Started", "Called", "Sent", "Answered", "Ended");
    }

    [Fact]
    public void APrincipalSeesItsOwnRunsAndAnOperatorAll()
    {
        using var anns = Begin("1", "ann");
        using var bobs = Begin("2", "bob");

        history.Of("ann", isOperator: false).Should().Equal(anns);
        history.Of("olga", isOperator: true).Should().Equal(bobs, anns);
        history.Find("2", "ann", isOperator: false).Should().BeNull();
        history.Find("2", "olga", isOperator: true).Should().BeSameAs(bobs);
    }

    [Fact]
    public void TheOldestThatAreOverMakeRoom()
    {
        using var running = Begin("running");
        using var others = Begin("bobs", "bob");
        others.Ended(Report());
        for (var run = 0; run < RunHistory.MostOfPrincipal; run++)
        {
            Over($"{run}");
        }

        history.Of("ann", isOperator: false).Should().HaveCount(RunHistory.MostOfPrincipal).And.Contain(running).And.NotContain(run => run.RunId == "0");
        history.Find("bobs", "bob", isOperator: false).Should().NotBeNull();
    }

    [Fact]
    public void WhoeverHasMostMakesRoom()
    {
        using var anns = Begin("anns");
        anns.Ended(Report());
        for (var run = 0; run < 60; run++)
        {
            using var record = Begin($"{run}", "bob");
            record.Called(1, "crm.get", 1, Large(60_000));
            for (var call = 0; call < 10; call++)
            {
                record.Called(call, "crm.get", 1, Large(60_000));
            }

            record.Ended(Report());
        }

        history.Of("bob", isOperator: false).Count.Should().BeLessThan(60);
        history.Of("ann", isOperator: false).Should().Equal(anns);
    }

    [Fact]
    public void WhatIsPrintedLetterByLetterIsBounded()
    {
        using var run = Begin("1");
        for (var letter = 0; letter < 100_000; letter++)
        {
            run.Printed("x");
        }

        run.Events.Should().HaveCountLessThan(20_000);
    }

    [Fact]
    public void WhatAScriptHandsToItsCallerIsNotKept()
    {
        using var run = Begin("1");

        run.Ended(Report() with { Content = [new ReportedContent("image", "image/png", 7) { Json = new byte[1 << 20] }] });

        run.Report!.Content.Should().ContainSingle().Which.Should().Match<ReportedContent>(image => image.Bytes == 7 && image.Json.IsEmpty);
    }

    [Fact]
    public void WhereNobodyCanLookNothingIsCopied()
    {
        using var run = new RunHistory(new ExecutionOptions(), AuditTrail.Off, TimeProvider.System).Begin("1", new RunRequest("return 1;", "ann"), CancellationToken.None);

        run.Called(1, "crm.get", 1, "{}"u8);
        run.Answered(1, "ok", null, "{}"u8.ToArray());
        run.Printed("text");

        run.Events.Should().ContainSingle().Which.Should().BeOfType<RunEvent.Started>();
    }

    [Fact]
    public void BytesThatAreNoTextAreCutAllTheSame() =>
        RecordedJson.Of([.. Enumerable.Repeat((byte)0x80, 100_000)]).Bytes.Should().Be(100_000);

    [Fact]
    public void LargeRunsMakeRoomSooner()
    {
        for (var run = 0; run < 60; run++)
        {
            using var record = Begin($"{run}");
            for (var call = 0; call < 8; call++)
            {
                record.Called(call, "crm.get", 1, Large(60_000));
            }

            record.Ended(Report());
        }

        history.Of("ann", isOperator: false).Count.Should().BeInRange(20, 40, "each takes a megabyte of thirty-two");
    }

    [Fact]
    public void OfARunThatDoesVeryMuchTheLastCallsHaveNoArguments()
    {
        using var run = Begin("1");
        for (var call = 0; call < 40; call++)
        {
            run.Called(call, "crm.get", 1, Large(60_000));
        }

        var calls = run.Events.OfType<RunEvent.Called>().ToList();
        calls.Should().HaveCount(40).And.OnlyContain(call => call.Arguments.Bytes == 60_000);
        calls[0].Arguments.Text.Should().HaveLength(60_000);
        calls[^1].Arguments.Text.Should().BeEmpty();
    }

    [Fact]
    public void ALongValueIsCutBetweenTwoCharacters()
    {
        using var run = Begin("1");

        run.Answered(1, "ok", null, Encoding.UTF8.GetBytes($"\"a{new string('ü', 40_000)}\""));

        var result = run.Events.OfType<RunEvent.Answered>().Single().Result!;
        result.Bytes.Should().Be(80_003);
        result.Text.Should().StartWith("\"aü").And.EndWith("ü").And.NotContain("\ufffd");
    }

    [Fact]
    public void WhatRecordsMustNotHaveIsNotShownEither()
    {
        var path = RedactionPath.Parse("$.token");

        RecordedJson.OfArguments("""{ "token": "hunter2", "id": 7 }"""u8, [path]).Text.Should().Be("""{"token":"[redacted]","id":7}""");
        RecordedJson.OfArguments("""{ "token": "hunter2", """u8, [path]).Text.Should().BeEmpty();
    }

    [Fact]
    public void ARunCanBeCancelledWhereItIsSeen()
    {
        var run = Begin("1");

        run.Cancel();

        run.Ending.IsCancellationRequested.Should().BeTrue();
        run.Dispose();
        run.Invoking(over => over.Cancel()).Should().NotThrow();
    }

    private static byte[] Large(int bytes) => Encoding.UTF8.GetBytes($"\"{new string('x', bytes - 2)}\"");

    private static RunReport Report() => new() { RunId = "1", How = new RunOutcome.Cancelled(), Usage = new Usage(0, 0, 0) };

    private RunRecord Begin(string id, string principal = "ann") => history.Begin(id, new RunRequest("return 1;", principal), CancellationToken.None);

    private void Over(string id)
    {
        using var run = Begin(id);
        run.Ended(Report());
    }
}
