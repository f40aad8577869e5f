using System.Collections.Concurrent;
using CodeModeRoslyn.Server.Tests.Fixture;
using ModelContextProtocol;
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

    [Theory, MemberData(nameof(Revisions))]
    public async Task ProgressArrivesInOrder(string revision)
    {
        await using var door = await TestDoor.OpenAsync();
        await using var client = await door.ConnectAsync(revision);
        var progress = new RecordedProgress();

        await client.CallToolAsync("count", new Dictionary<string, object?> { ["to"] = 5 }, progress, cancellationToken: Cancellation);

        await progress.Reached(5).WaitAsync(Cancellation);
        progress.Steps.Should().Equal(1, 2, 3, 4, 5);
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

    /// <summary>Takes each step at once; <see cref="Progress{T}"/> posts them, and can be late.</summary>
    private sealed class RecordedProgress : IProgress<ProgressNotificationValue>
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<float> steps = new();
        private int wanted = int.MaxValue;

        public IEnumerable<float> Steps => steps;

        public void Report(ProgressNotificationValue value)
        {
            steps.Enqueue(value.Progress);
            if (steps.Count >= Volatile.Read(ref wanted))
                reached.TrySetResult();
        }

        public Task Reached(int count)
        {
            Volatile.Write(ref wanted, count);
            if (steps.Count >= count)
                reached.TrySetResult();
            return reached.Task;
        }
    }
}
