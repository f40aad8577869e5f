using System.Net;
using System.Net.Sockets;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

public sealed class ConnectionTests
{
    [Fact]
    public async Task AProcessThatEndsAtOnceIsReportedWithItsLastWords()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("broken", "dies"));

        var upstream = await set.UnavailableAsync("broken");

        upstream.Status.Reason.Should().Be("exited with code 1: line one\nthe database is locked");
        upstream.Tools.Should().BeEmpty();
    }

    [Theory]
    [InlineData("hangs", "did not answer within 2 s: still warming up")]
    [InlineData("babbles", "did not answer within 2 s")]
    public async Task AProcessThatDoesNotAnswerIsGivenUp(string mode, string reason)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("broken", mode) with { ConnectTimeout = TimeSpan.FromSeconds(2) });

        (await set.UnavailableAsync("broken")).Status.Reason.Should().Be(reason);
    }

    [Fact]
    public async Task AMissingWorkingDirectoryIsNamed()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("broken", "works") with { WorkingDirectory = "/no/such/folder" });

        (await set.UnavailableAsync("broken")).Status.Reason.Should().Be("working directory not found: /no/such/folder");
    }

    [Fact]
    public async Task AnAddressWhereNobodyListensIsNamedWithoutItsSecrets()
    {
        var port = HttpServerProcess.FreePort();
        await using var set = TestUpstreams.Start(
            new UpstreamConfig.Http { Alias = "gone", Url = new Uri($"http://user:word@127.0.0.1:{port}/mcp?key=secret") });

        (await set.UnavailableAsync("gone")).Status.Reason.Should().Be($"connection refused at http://127.0.0.1:{port}/mcp");
    }

    [Theory]
    [InlineData("old", "2024-11-05")]
    [InlineData("odd", "2025-06-18")]
    [InlineData("strict", "2025-11-25")]
    [InlineData("works", "2025-11-25")]
    public async Task AServerIsSpokenToInTheVersionThatItKnows(string mode, string version)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", mode));

        (await set.ReadyAsync("fake")).Status.ProtocolVersion.Should().Be(version);
    }

    [Fact]
    public async Task AllPagesOfToolsAreRead()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "pages"));

        (await set.ReadyAsync("fake")).Tools.Should().HaveCount(15);
    }

    [Fact]
    public async Task PagesThatGoInCirclesEnd()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "circles"));

        (await set.ReadyAsync("fake")).Tools.Select(tool => tool.Name).Should().Equal("tool_a", "tool_b", "tool_c");
    }

    [Fact]
    public async Task AToolThatMakesNoSenseCostsNoOther()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "rubbish"));

        var tools = (await set.ReadyAsync("fake")).Tools;

        tools.Select(tool => tool.Name).Should().Equal("also_good", "bad_schema", "good", "no_schema");
        tools[2].Description.Should().BeNull("the first of a name is kept");
        tools[0].OutputSchema.Should().BeNull();
        tools[1].InputSchema.GetRawText().Should().Be("{}", "who does not say what a tool takes means to be called all the same");
    }

    [Fact]
    public async Task AChangedListOfToolsIsReadAgain()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        var before = await set.ReadyAsync("fake");

        await set.ResultAsync("fake", "add", new { name = "brand_new" });
        var after = await set.UntilAsync("fake", upstream => upstream.Tools.Any(tool => tool.Name == "brand_new"));

        after.Revision.Should().NotBe(before.Revision);
        after.Tools.Should().HaveCount(before.Tools.Length + 1);
    }

    [Fact]
    public async Task AKilledProcessComesBackAndEveryStateIsSeen()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        var first = await set.ReadyAsync("fake");
        var process = int.Parse(await set.ResultAsync("fake", "pid"));

        System.Diagnostics.Process.GetProcessById(process).Kill();
        var lost = await set.UnavailableAsync("fake");
        var back = await set.ReadyAsync("fake");

        lost.Status.Reason.Should().Be("exited with code 137");
        lost.Tools.Should().HaveCount(first.Tools.Length, "what it offered is still known");
        back.Revision.Should().Be(first.Revision);
        int.Parse(await set.ResultAsync("fake", "pid")).Should().NotBe(process);
    }

    [Fact]
    public async Task ACallWakesAnUpstreamThatWaitsToTryAgain()
    {
        var marker = Path.Combine(Path.GetTempPath(), $"codemode-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(marker, "", TestContext.Current.CancellationToken);
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "dies-unless", marker));
        var ready = await set.ReadyAsync("fake");
        File.Delete(marker);
        await set.CallAsync("fake", "exit");
        await set.UntilAsync("fake", upstream => upstream.Status.Reason == "exited with code 3");
        // After a few failures it waits for seconds.
        var revision = set.Current.Revision;
        await set.FailureAsync("fake", "echo");

        await File.WriteAllTextAsync(marker, "", TestContext.Current.CancellationToken);
        try
        {
            ToolCallOutcome outcome;
            do
            {
                outcome = await set.CallAsync("fake", "echo", new { a = 1 });
            }
            while (outcome is ToolCallOutcome.Failed { Kind: ToolFailureKind.Unavailable, Retryable: true });

            outcome.Should().BeOfType<ToolCallOutcome.Succeeded>();
            set.Current.Revision.Should().BeGreaterThan(revision);
            ready.Tools.Should().HaveCount(set.Current.Upstreams[0].Tools.Length);
        }
        finally
        {
            File.Delete(marker);
        }
    }

    [Fact]
    public async Task AServerOfTheNewestRevisionIsAskedForItsChanges()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "newest"));

        var upstream = await set.UntilAsync("fake", upstream => upstream.Tools.Any(tool => tool.Name == "for_listeners"));

        upstream.Status.ProtocolVersion.Should().Be("2026-07-28");
    }

    [Fact]
    public async Task ARedirectToAnotherHostIsNotFollowed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var server = new StubHttpServer((_, response) =>
        {
            response.StatusCode = 307;
            response.RedirectLocation = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}/mcp";
        });
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url });

        var upstream = await set.UnavailableAsync("web");

        upstream.Status.Reason.Should().StartWith("redirects to another host (http://127.0.0.1:");
        other.Pending().Should().BeFalse("nothing of ours may be sent there");
    }

    [Fact]
    public async Task AnUpstreamThatWantsToBeAnsweredElsewhereIsNot()
    {
        var stolen = 0;
        await using var thief = new StubHttpServer((_, _) => Interlocked.Increment(ref stolen));
        await using var server = new StubHttpServer((_, response) =>
        {
            response.ContentType = "text/event-stream";
            response.OutputStream.Write(System.Text.Encoding.UTF8.GetBytes($"event: endpoint\ndata: {thief.Url}\n\n"));
        });
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http
        {
            Alias = "web",
            Url = server.Url,
            Transport = HttpTransportKind.Sse,
            Headers = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer of-nobody-else"),
        });

        (await set.UnavailableAsync("web")).Status.Reason.Should().StartWith("wants to be answered at another host (http://127.0.0.1:");
        stolen.Should().Be(0, "the configured headers are for one host");
    }

    [Fact]
    public async Task ARedirectWithinTheHostIsFollowedAndARefusalNamed()
    {
        await using var server = new StubHttpServer((request, response) =>
        {
            response.StatusCode = request.Url!.AbsolutePath == "/mcp" ? 308 : 401;
            if (response.StatusCode == 308)
            {
                response.RedirectLocation = "/mcp/";
            }
        });
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url });

        (await set.UnavailableAsync("web")).Status.Reason.Should().Be($"refused us with HTTP 401 at {server.Url}; check the configured headers, or give it \"oauth\" where it wants a sign-in");
    }

    [Fact]
    public async Task AWebPageIsNoUpstream()
    {
        await using var server = new StubHttpServer((_, response) =>
        {
            response.ContentType = "text/html";
            response.OutputStream.Write("<html>Hello</html>"u8);
        });
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url });

        (await set.UnavailableAsync("web")).Status.Reason.Should().StartWith("does not speak MCP as we know it");
    }

    [Fact]
    public async Task AnAnswerWithoutEndIsNotTaken()
    {
        var sent = 0L;
        await using var server = new StubHttpServer((_, response) =>
        {
            response.ContentType = "application/json";
            response.SendChunked = true;
            var blanks = new byte[1024 * 1024];
            blanks.AsSpan().Fill((byte)' ');
            for (; sent < 1024; sent++)
            {
                response.OutputStream.Write(blanks);
            }
        });
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url });

        (await set.UnavailableAsync("web")).Status.Reason.Should().Be("sent a message larger than 32 MB, which is the most that is taken");
        sent.Should().BeLessThan(100);
    }
}
