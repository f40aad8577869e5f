using System.Collections.Concurrent;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using ModelContextProtocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

public sealed class ProgressTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    [Fact]
    public async Task ALongRunIsHeardOfOverStdio()
    {
        await using var stdio = await StdioProgram.StartAsync();
        await stdio.SendAsync(Messages.ExecuteCode(1, Scripts.SeveralSeconds));

        var first = await stdio.ReadToAsync(message => Messages.IsProgressOf(message, 1));
        var second = await stdio.ReadToAsync(message => Messages.IsProgressOf(message, 1));
        var answer = await stdio.AnswerAsync(1);

        ((double)second["params"]!["progress"]!).Should().BeGreaterThan((double)first["params"]!["progress"]!);
        Answers.Text(answer["result"]!).Should().Contain("after a while");
    }

    [Fact]
    public async Task ALongRunIsHeardOfOverHttp()
    {
        // Side by side, because both only wait.
        await Task.WhenAll(HearAsync("2025-11-25"), HearAsync("2026-07-28"));
    }

    private async Task HearAsync(string revision)
    {
        await using var client = await door.Serve.ConnectAsync(revision);
        var heard = new Heard();

        var result = await client.CallToolAsync(
            "execute_code", Scripts.Arguments(Scripts.SeveralSeconds), heard, cancellationToken: TestContext.Current.CancellationToken);

        result.IsError.Should().NotBe(true);
        heard.Values.Should().HaveCountGreaterThanOrEqualTo(2).And.OnlyContain(value => value.Message!.StartsWith("Running for"));
    }

    /// <summary>Keeps what it is told at once; the framework's own would put it off.</summary>
    private sealed class Heard : IProgress<ProgressNotificationValue>
    {
        public ConcurrentQueue<ProgressNotificationValue> Values { get; } = new();

        public void Report(ProgressNotificationValue value) => Values.Enqueue(value);
    }
}
