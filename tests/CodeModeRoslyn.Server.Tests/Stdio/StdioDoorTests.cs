using System.IO.Pipelines;
using System.Text;
using CodeModeRoslyn.Server.Stdio;
using CodeModeRoslyn.Server.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Tests.Stdio;

public sealed class StdioDoorTests
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Revisions))]
    public async Task AClientOfEveryRevisionCallsToolsUntilItLeaves(string revision)
    {
        var toDoor = new Pipe();
        var toClient = new Pipe();
        var door = RunAsync(new TestTools(), toDoor.Reader.AsStream(), toClient.Writer.AsStream());
        var transport = new StreamClientTransport(toDoor.Writer.AsStream(), toClient.Reader.AsStream());

        await using (var client = await McpClient.CreateAsync(transport, new() { ProtocolVersion = revision }, cancellationToken: Cancellation))
        {
            client.NegotiatedProtocolVersion.Should().Be(revision);
            var result = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hello" }, cancellationToken: Cancellation);
            result.Content.OfType<TextContentBlock>().Single().Text.Should().Be("hello");
        }

        await toDoor.Writer.CompleteAsync();
        await door.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    // By hand: the SDK's client now and then forgets to send the notification, and has no connection to close here.
    [Fact]
    public async Task ACancellationReachesTheToolAndHoldsNothingUp()
    {
        var toDoor = new Pipe();
        var tools = new TestTools();
        using var output = new MemoryStream();
        var door = RunAsync(tools, toDoor.Reader.AsStream(), output);
        await toDoor.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{Messages.Initialize()}\n{Messages.Call("wait", id: 7)}\n"), Cancellation);
        await tools.Started.WaitAsync(Cancellation);

        await toDoor.Writer.WriteAsync(Encoding.UTF8.GetBytes(Messages.Cancel(7) + "\n"), Cancellation);
        await toDoor.Writer.CompleteAsync();

        await tools.Cancelled.WaitAsync(Cancellation);
        await door;
        Encoding.UTF8.GetString(output.ToArray()).Should().NotContain("\"id\":7");
    }

    [Fact]
    public async Task WhatWasAskedBeforeTheInputEndedIsAnswered()
    {
        var tools = new TestTools();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Messages.Initialize()}\n{Messages.Call("wait", id: 7)}"));
        using var output = new MemoryStream();

        var door = RunAsync(tools, input, output);
        await tools.Started.WaitAsync(Cancellation);
        tools.Release();
        await door.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Encoding.UTF8.GetString(output.ToArray()).Should().Contain("\"id\":0").And.Contain("\"id\":7").And.Contain("released");
    }

    [Fact]
    public async Task ALineThatIsNoMessageIsAnsweredAndTheNextOneServed()
    {
        var tooLong = new string('x', 5_000_000);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"nonsense\n\n[]\n{tooLong}\n{Messages.Initialize()}\n"));
        using var output = new MemoryStream();

        await RunAsync(new TestTools(), input, output).WaitAsync(Cancellation);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(4);
        lines[0].Should().Contain("-32700");
        lines[1..3].Should().OnlyContain(line => line.Contains("-32600", StringComparison.Ordinal));
        lines[3].Should().Contain("serverInfo");
    }

    [Fact]
    public async Task ClosingTheDoorCancelsWhatRuns()
    {
        var toDoor = new Pipe();
        var tools = new TestTools();
        using var close = new CancellationTokenSource();
        var door = StdioDoor.RunAsync(new StandardStreams(toDoor.Reader.AsStream(), Stream.Null), Services(tools), close.Token);
        await toDoor.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{Messages.Initialize()}\n{Messages.Call("wait")}\n"), Cancellation);
        await tools.Started.WaitAsync(Cancellation);

        await close.CancelAsync();

        await tools.Cancelled.WaitAsync(Cancellation);
        await door.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    private static Task RunAsync(TestTools tools, Stream input, Stream output) =>
        StdioDoor.RunAsync(new StandardStreams(input, output), Services(tools), Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

    private static Action<IServiceCollection> Services(TestTools tools) =>
        services => services.AddSingleton<IMcpServerOptionsFactory>(new TestOptionsFactory(tools));
}
