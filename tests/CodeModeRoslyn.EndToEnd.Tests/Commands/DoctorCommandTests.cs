namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task TheDemoIsHealthy()
    {
        var result = await command.StartAsync("doctor", "--json");

        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        var answer = CommandRun.Json(result);
        answer.GetProperty("healthy").GetBoolean().Should().BeTrue();
        answer.GetProperty("missing").GetArrayLength().Should().Be(0);
        answer.GetProperty("upstreams").EnumerateArray().Select(upstream => (upstream.GetProperty("alias").GetString(), upstream.GetProperty("state").GetString()))
            .Should().Equal(("analytics", "ready"), ("billing", "ready"), ("crm", "ready"));
    }

    [Fact]
    public async Task ABrokenUpstreamIsExitCode1WithItsExitCodeAndLastWords()
    {
        var result = await command.With("codemode.json", CommandRun.BrokenUpstream).StartAsync("doctor");

        result.ExitCode.Should().Be(1, result.Errors);
        result.Output.Should().Contain("broken").And.Contain("code 3").And.Contain("cannot find the licence").And.EndWith("not healthy\n");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task ABrokenUpstreamIsThereInJsonToo()
    {
        var result = await command.With("codemode.json", CommandRun.BrokenUpstream).StartAsync("doctor", "--json");

        result.ExitCode.Should().Be(1, result.Errors);
        var upstream = CommandRun.Json(result).GetProperty("upstreams")[0];
        upstream.GetProperty("state").GetString().Should().Be("unavailable");
        upstream.GetProperty("reason").GetString().Should().Contain("code 3").And.Contain("cannot find the licence");
    }
}
