using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

public sealed class RealServerTests
{
    public RealServerTests() => NodePackages.Require();

    [Fact]
    public async Task ThreeServersConnectSideBySideAndOneThatIsMissingCostsOnlyItself()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "hello.txt"), "Hello", TestContext.Current.CancellationToken);
            await using var set = TestUpstreams.Start(
                TestUpstreams.Node("everything", NodePackages.ServerEverything, "stdio"),
                TestUpstreams.Node("files", NodePackages.ServerFilesystem, folder.FullName),
                TestUpstreams.Node("memory", NodePackages.ServerMemory),
                new UpstreamConfig.Stdio { Alias = "missing", Command = "no-such-command-anywhere" });

            set.Current.Upstreams.Should().HaveCount(4).And.BeInAscendingOrder(upstream => upstream.Alias);
            var snapshot = await set.WaitForAsync(
                ["everything", "files", "memory", "missing"], TestUpstreams.Patience, TestContext.Current.CancellationToken);

            snapshot.Upstreams.Select(upstream => (upstream.Alias, upstream.Status.State)).Should().Equal(
                ("everything", UpstreamState.Ready), ("files", UpstreamState.Ready), ("memory", UpstreamState.Ready),
                ("missing", UpstreamState.Unavailable));
            snapshot.Upstreams[0].Tools.Should().HaveCountGreaterThan(10).And.BeInAscendingOrder(tool => tool.Name, StringComparer.Ordinal);
            snapshot.Upstreams[1].Tools.Should().Contain(tool => tool.Name == "read_text_file" && tool.OutputSchema != null);
            snapshot.Upstreams[3].Status.Reason.Should().Be("command not found: no-such-command-anywhere");

            var read = await set.ResultAsync("files", "read_text_file", new { path = Path.Combine(folder.FullName, "hello.txt") });
            JsonDocument.Parse(read).RootElement.GetProperty("content").GetString().Should().Be("Hello");
            (await set.ResultAsync("everything", "echo", new { message = "hi" })).Should().Be("\"Echo: hi\"");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("streamableHttp", "/mcp", HttpTransportKind.Auto, "http")]
    [InlineData("streamableHttp", "/mcp", HttpTransportKind.StreamableHttp, "http")]
    [InlineData("sse", "/sse", HttpTransportKind.Auto, "sse")]
    [InlineData("sse", "/sse", HttpTransportKind.Sse, "sse")]
    public async Task AServerIsReachedOverHttp(string mode, string path, HttpTransportKind kind, string transport)
    {
        await using var server = await HttpServerProcess.StartAsync(NodePackages.ServerEverything, [mode]);
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url(path), Transport = kind });

        var upstream = await set.ReadyAsync("web");

        upstream.Status.Transport.Should().Be(transport);
        upstream.Status.ProtocolVersion.Should().NotBeNull();
        upstream.Tools.Should().HaveCountGreaterThan(10);
        (await set.ResultAsync("web", "echo", new { message = "hi" })).Should().Be("\"Echo: hi\"");
        var weather = await set.ResultAsync("web", "get-structured-content", new { location = "Chicago" });
        JsonDocument.Parse(weather).RootElement.GetProperty("temperature").ValueKind.Should().Be(JsonValueKind.Number);
    }

    [Fact]
    public async Task AnHttpServerThatWasStartedAnewIsCalledAgain()
    {
        var script = NodePackages.ServerEverything;
        var server = await HttpServerProcess.StartAsync(script, ["streamableHttp"]);
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url("/mcp") });
        await set.ReadyAsync("web");
        var port = server.Port;
        await server.DisposeAsync();

        var failure = await set.FailureAsync("web", "echo", new { message = "hi" });
        failure.Kind.Should().Be(ToolFailureKind.Unavailable);
        failure.Retryable.Should().BeTrue();
        var lost = await set.UnavailableAsync("web");
        lost.Status.Reason.Should().Be($"connection refused at http://127.0.0.1:{port}/mcp");
        lost.Tools.Should().NotBeEmpty("what it offered is still known");

        await using var again = await HttpServerProcess.StartAsync(script, ["streamableHttp"], port);
        await set.ReadyAsync("web");
        (await set.ResultAsync("web", "echo", new { message = "hi" })).Should().Be("\"Echo: hi\"");
    }

    [Fact]
    public async Task AnHttpServerThatForgotOurSessionIsCalledInANewOne()
    {
        var server = await HttpServerProcess.StartAsync(NodePackages.ServerEverything, ["streamableHttp"]);
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url("/mcp") });
        await set.ReadyAsync("web");
        await server.DisposeAsync();
        await using var again = await HttpServerProcess.StartAsync(NodePackages.ServerEverything, ["streamableHttp"], server.Port);

        ToolCallOutcome outcome;
        do
        {
            outcome = await set.CallAsync("web", "echo", new { message = "hi" });
        }
        while (outcome is ToolCallOutcome.Failed { Kind: ToolFailureKind.Unavailable, Retryable: true });

        outcome.Should().BeOfType<ToolCallOutcome.Succeeded>();
    }

    [Fact]
    public async Task AServerWithAnEventStreamIsSeenToEndWithoutACall()
    {
        var server = await HttpServerProcess.StartAsync(NodePackages.ServerEverything, ["sse"]);
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url("/sse"), Transport = HttpTransportKind.Sse });
        await set.ReadyAsync("web");

        await server.DisposeAsync();

        (await set.UnavailableAsync("web")).Tools.Should().NotBeEmpty();
    }

    [Fact]
    public async Task OurEnvironmentDoesNotReachAnUpstream()
    {
        Environment.SetEnvironmentVariable("CODEMODE_TEST_SECRET", "s3cret-value");
        await using var set = TestUpstreams.Start(
            TestUpstreams.Node("everything", NodePackages.ServerEverything, "stdio") with
            {
                Environment = ImmutableDictionary<string, string>.Empty.Add("GIVEN", "given-value"),
            });
        await set.ReadyAsync("everything");

        var environment = await set.ResultAsync("everything", "get-env");

        environment.Should().Contain("given-value").And.NotContain("s3cret-value").And.Contain("PATH");
    }
}
