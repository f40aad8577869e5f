using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>
/// There is one worker, a run may last thirty seconds, and the next run waits ten for a worker: it completes only when the
/// cancelled one has given its worker back.
/// </summary>
public sealed class CancellationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ANotificationOverStdioEndsAnEndlessRun()
    {
        await using var stdio = await StdioProgram.StartAsync(Workers.OnlyOne);
        await stdio.SendAsync(Messages.ExecuteCode(1, Scripts.Endless));
        await Workers.BusyAsync(stdio.Program.Id);

        await stdio.SendAsync(Messages.Cancel(1));

        await stdio.SendAsync(Messages.ExecuteCode(2, Scripts.Next));
        Answers.Text((await stdio.AnswerAsync(2))["result"]!).Should().Contain("the next run");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task AClientsCancellationOverHttpEndsAnEndlessRun(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Workers.OnlyOne);
        await using var client = await serve.ConnectAsync(revision);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var endless = client.CallToolAsync("execute_code", Scripts.Arguments(Scripts.Endless), cancellationToken: cancellation.Token).AsTask();
        await Workers.BusyAsync(serve.Program.Id);

        await cancellation.CancelAsync();

        var next = await client.CallToolAsync("execute_code", Scripts.Arguments(Scripts.Next), cancellationToken: Cancellation);
        next.IsError.Should().NotBe(true);
        await FluentActions.Awaiting(() => endless).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task APostThatIsAbortedEndsAnEndlessRun()
    {
        await using var serve = await ServeProgram.StartAsync(Workers.OnlyOne);
        await using var client = await serve.ConnectAsync("2025-11-25");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var endless = serve.PostAsync(Messages.ExecuteCode(77, Scripts.Endless), client.SessionId, cancellation.Token);
        await Workers.BusyAsync(serve.Program.Id);

        await cancellation.CancelAsync();

        var next = await client.CallToolAsync("execute_code", Scripts.Arguments(Scripts.Next), cancellationToken: Cancellation);
        next.IsError.Should().NotBe(true);
        await FluentActions.Awaiting(() => endless).Should().ThrowAsync<OperationCanceledException>();
    }
}
