using System.Text;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Execution.Working;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>What a worker could say once a script has taken it over. The child says byte for byte what a test gives it.</summary>
public sealed class TakenOverWorkerTests : IAsyncDisposable
{
    private const string RunId = RecordedBridge.RunId;

    private const string Image = "{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/png\"}";

    private static readonly RunLimits Limits = new() { Calls = 5, WallClock = TimeSpan.FromSeconds(5) };

    private readonly ChildLauncher launcher = new(TimeProvider.System);
    private readonly ChildPool pool;
    private readonly RecordedBridge bridge = new(Limits);

    public TakenOverWorkerTests() =>
        pool = new ChildPool(launcher, TakenOver.Program, warmUp: null, new ChildPoolOptions(), TimeProvider.System, NullLogger<ChildPool>.Instance);

    [Fact]
    public async Task OnlyAToolThatIsGrantedAndReachedIsCalled()
    {
        var (outcome, _, _) = await RunAsync(
            Frame(Call(1, "up.granted"), "{}"),
            Frame(Call(2, "up.denied"), "{}"),
            Frame(Call(3, "up.unreached"), "{}"),
            Frame(Call(4, new string('x', 500_000)), "{}"),
            Frame(Ended(), "1"));

        outcome.Should().BeOfType<RunOutcome.Completed>();
        bridge.Called.Should().Equal("up.granted");
        bridge.Ledger.Report().Select(call => call.Outcome).Should().Equal("ok", "Denied", "Denied", "Denied");
        bridge.Ledger.Report().Should().OnlyContain(call => call.Tool.Length < 1_000);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":1}{}")]
    public async Task ArgumentsThatAreNoSoundObjectReachNoUpstream(string arguments)
    {
        await RunAsync(Frame(Call(1, "up.granted"), arguments), Frame(Ended(), "1"));

        bridge.Called.Should().BeEmpty();
        bridge.Ledger.Report().Should().ContainSingle().Which.Outcome.Should().Be("InvalidArguments");
    }

    public static TheoryData<string, byte[]> Impossible => new()
    {
        { "call id twice", [.. Frame(Call(1, "up.granted"), "{}"), .. Frame(Call(1, "up.granted"), "{}")] },
        { "another run's call", Frame(new CallMessage("other", 1, "up.granted", 1), "{}") },
        { "another run's output", Frame(new OutputMessage("other", "text")) },
        { "another run's end", Frame(new RunEndedMessage("other", null, 1, 0), "1") },
        { "a message for workers", Frame(new RunMessage(RunId, [], [], 1, 1, 1)) },
        { "a proof before the end", Frame(new CleanMessage(RunId, true)) },
        { "a result that is no JSON", Frame(Ended(), "{\"a\":") },
        { "no result", Frame(Ended()) },
        { "a deep result", Frame(Ended(), new string('[', 200) + new string(']', 200)) },
        { "half a surrogate pair", Frame(Ended(), "\"\\ud800\"") },
        { "bytes that are not UTF-8", Frame(Ended(), [(byte)'"', 0xff, (byte)'"']) },
        { "a longer result than allowed", Frame(Ended(), $"\"{new string('x', 1 << 20)}\"") },
        { "another run's content", Frame(new ContentMessage("other"), Image) },
        { "content that is no JSON", Frame(new ContentMessage(RunId), "{\"type\":") },
        { "content of no type", Frame(new ContentMessage(RunId), "{}") },
        { "content of an unknown type", Frame(new ContentMessage(RunId), "{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"x\",\"input\":{}}") },
        { "an image without bytes", Frame(new ContentMessage(RunId), "{\"type\":\"image\",\"mimeType\":\"image/png\"}") },
        { "an image that is no base64", Frame(new ContentMessage(RunId), "{\"type\":\"image\",\"data\":\"?\",\"mimeType\":\"image/png\"}") },
        { "a MIME type of several lines", Frame(new ContentMessage(RunId), "{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/png\\r\\nX: y\"}") },
        { "a long MIME type", Frame(new ContentMessage(RunId), $"{{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/{new string('x', 1_000)}\"}}") },
        { "deep content", Frame(new ContentMessage(RunId), $"{{\"type\":\"text\",\"text\":\"x\",\"more\":{new string('[', 100)}{new string(']', 100)}}}") },
        { "more blocks of content than allowed", [.. Enumerable.Range(0, 21).SelectMany(_ => Frame(new ContentMessage(RunId), Image))] },
        { "more bytes of content than allowed", [.. Frame(new ContentMessage(RunId), TextOf(15 << 20)), .. Frame(new ContentMessage(RunId), TextOf(2 << 20))] },
        { "a whole result that is no JSON", Frame(new WholeResultMessage(RunId), "{\"type\":") },
        { "a whole result that is deep", Frame(new WholeResultMessage(RunId), new string('[', 200) + new string(']', 200)) },
        { "a whole result larger than allowed", Frame(new WholeResultMessage(RunId), $"\"{new string('x', RecordedBridge.KeptBytes)}\"") },
        { "a whole result twice", [.. Frame(new WholeResultMessage(RunId), "1"), .. Frame(new WholeResultMessage(RunId), "1")] },
        { "a whole result of another run", Frame(new WholeResultMessage("other"), "1") },
        { "a whole result that was not shortened", [.. Frame(new WholeResultMessage(RunId), "1"), .. Frame(Ended(), "1")] },
        { "no frame", Encoding.UTF8.GetBytes("this is text and not a frame") },
        { "a frame of 4 GB", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] },
        { "a negative result length", [.. Frame(new OutputMessage(RunId, "a")), 1, 0, 0, 0, 0, 0, 0, 0, (byte)'{'] },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task WhatNoWorkerSaysEndsTheRunAndTheWorker(string what, byte[] said)
    {
        var (outcome, _, exit) = await RunAsync(said);

        outcome.Should().BeOfType<RunOutcome.WorkerLost>(because: what);
        (await exit).ExitCode.Should().NotBe(0);
    }

    [Fact]
    public async Task OfContentOnlyWhatMcpHasForItComesThrough()
    {
        const string said = """{"type":"image","data":"AAAA","mimeType":"image/png","_meta":{"ui":"x"},"annotations":{"audience":["user","root"],"run":1},"other":[1]}""";

        var (outcome, run, _) = await RunAsync(Frame(new ContentMessage(RunId), said), Frame(Ended(), "1"));

        outcome.Should().BeOfType<RunOutcome.Completed>();
        Encoding.UTF8.GetString(run.Content.Should().ContainSingle().Which.Json.Span).Should().Be(
            """{"type":"image","data":"AAAA","mimeType":"image/png","annotations":{"audience":["user"]}}""");
    }

    [Fact]
    public async Task MoreCallsThanAllowedEndTheRun()
    {
        var (outcome, _, exit) = await RunAsync([.. Enumerable.Range(1, 1_000).Select(id => Frame(Call(id, "up.granted"), "{}"))]);

        outcome.Should().BeOfType<RunOutcome.LimitExceeded>().Which.Limit.Kind.Should().Be("calls");
        bridge.Called.Should().HaveCountLessThanOrEqualTo(Limits.Calls);
        await exit;
    }

    [Fact]
    public async Task OutputIsCutAtTheLimit()
    {
        var (outcome, run, _) = await RunAsync(Frame(new OutputMessage(RunId, new string('x', 500_000))), Frame(Ended(), "1"));

        outcome.Should().BeOfType<RunOutcome.Completed>();
        run.Output.Should().HaveLength(Limits.OutputCharacters);
    }

    [Theory]
    [InlineData(500_000)]
    [InlineData(0)]
    public async Task AFloodOfOutputEndsTheRun(int length)
    {
        var block = Frame(new OutputMessage(RunId, new string('x', length)));

        var (outcome, run, _) = await RunAsync([.. Enumerable.Repeat(block, 60), Frame(Ended(), "1")]);

        outcome.Should().BeOfType<RunOutcome.WorkerLost>();
        run.Output.Length.Should().BeLessThanOrEqualTo(Limits.OutputCharacters);
    }

    [Fact]
    public async Task TheTextsOfAnErrorAreShortened()
    {
        var text = new string('x', 200_000);

        var (outcome, _, _) = await RunAsync(Frame(new RunEndedMessage(RunId, new RunError(text, text, int.MinValue, text, text), 0, long.MaxValue)));

        var error = outcome.Should().BeOfType<RunOutcome.Faulted>().Which.Error;
        new[] { error.Type, error.Message, error.Kind, error.Tool }.Should().OnlyContain(each => each!.Length < 5_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ACallOrAnotherResultAfterTheEndRetiresTheWorker(bool isCall)
    {
        var after = isCall ? Frame(Call(9, "up.granted"), "{}") : Frame(Ended(), "2");

        var (outcome, _, exit) = await RunAsync(Frame(Ended(), "1"), after, Frame(new CleanMessage(RunId, true)));

        outcome.Should().BeOfType<RunOutcome.Completed>();
        bridge.Called.Should().BeEmpty();
        (await exit).ExitCode.Should().NotBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        bridge.Dispose();
        await pool.DisposeAsync();
        launcher.Dispose();
    }

    private async Task<(RunOutcome Outcome, WorkerRun Run, Task<ChildExit> Exit)> RunAsync(params byte[][] said)
    {
        var lease = await pool.LendAsync("ann", TestContext.Current.CancellationToken);
        var run = bridge.Run(lease);
        var script = new CompiledScript(said.SelectMany(frame => frame).ToArray(), [], [], []);
        var outcome = await run.RunAsync(script, [], TestContext.Current.CancellationToken);
        await using var returning = new WorkerReturn();
        returning.Accept(lease, RunId);
        return (outcome, run, lease.Child.Exited);
    }

    private static CallMessage Call(int id, string tool) => new(RunId, id, tool, 1);

    private static RunEndedMessage Ended() => new(RunId, null, 1, 0);

    private static string TextOf(int length) => $"{{\"type\":\"text\",\"text\":\"{new string('x', length)}\"}}";

    private static byte[] Frame(Message message, string attachment = "") => Frame(message, Encoding.UTF8.GetBytes(attachment));

    private static byte[] Frame(Message message, byte[] attachment)
    {
        using var bytes = new MemoryStream();
        new FrameWriter(bytes).Write(message, attachment);
        return bytes.ToArray();
    }
}
