using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Tests.Fixture;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class RevisionTests
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Revisions))]
    public async Task AClientOfEveryRevisionCallsTools(string revision)
    {
        await using var door = await TestDoor.OpenAsync();
        await using var client = await door.ConnectAsync(revision);

        client.NegotiatedProtocolVersion.Should().Be(revision);
        client.ServerInstructions.Should().Be("Made for local.");
        (await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name).Should().Contain("echo");
        var result = await client.CallToolAsync("echo", new Dictionary<string, object?> { ["text"] = "hello" }, cancellationToken: Cancellation);
        Text(result).Should().Be("hello");
    }

    [Fact]
    public async Task AClientThatChoosesForItselfGetsTheNewestRevision()
    {
        await using var door = await TestDoor.OpenAsync();
        await using var client = await door.ConnectAsync();

        client.NegotiatedProtocolVersion.Should().Be("2026-07-28");
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task ABigResultArrivesWhole(string revision)
    {
        await using var door = await TestDoor.OpenAsync();
        await using var client = await door.ConnectAsync(revision);

        var result = await client.CallToolAsync("big", new Dictionary<string, object?> { ["length"] = 3_000_000 }, cancellationToken: Cancellation);

        Text(result).Should().HaveLength(3_000_000);
    }

    // On the wire, because a client may hand on what it received in another order.
    [Fact]
    public async Task ProgressComesInOrderAndBeforeTheResult()
    {
        await using var door = await TestDoor.OpenAsync();
        const string Count = """{"name":"count","arguments":{"to":3},"_meta":{"progressToken":"p"}}""";
        using var initialized = await door.PostAsync(Messages.Initialize());
        await Messages.ReadAsync(initialized);

        using var inSession = await door.PostAsync(
            Messages.Request("tools/call", Count), ("Mcp-Session-Id", initialized.Headers.GetValues("Mcp-Session-Id").Single()));
        using var alone = await door.PostAsync(Messages.Stateless("tools/call", Count), Messages.Headers("tools/call", "count"));

        foreach (var response in new[] { inSession, alone })
        {
            var events = Messages.Events(await response.Content.ReadAsStringAsync(Cancellation)).Select(text => JsonNode.Parse(text)!).ToList();
            events[..^1].Select(progress => (double)progress["params"]!["progress"]!).Should().Equal(1, 2, 3);
            events[^1]["result"]!["content"]![0]!["text"]!.GetValue<string>().Should().Be("counted to 3");
        }
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task AClientsCancellationReachesTheTool(string revision)
    {
        await using var door = await TestDoor.OpenAsync();
        await using var client = await door.ConnectAsync(revision);
        using var cancellation = new CancellationTokenSource();

        var call = client.CallToolAsync("wait", cancellationToken: cancellation.Token).AsTask();
        await door.Tools.Started.WaitAsync(Cancellation);
        await cancellation.CancelAsync();

        await door.Tools.Cancelled.WaitAsync(Cancellation);
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    private static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().Single().Text;
}
