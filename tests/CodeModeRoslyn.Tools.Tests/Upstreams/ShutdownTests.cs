using System.Diagnostics;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

public sealed class ShutdownTests
{
    [Fact]
    public async Task NoProcessOutlivesTheSetNotEvenAGrandchild()
    {
        var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "grandchild"));
        var upstream = await set.ReadyAsync("fake");
        var grandchild = int.Parse(upstream.Tools.Single().Name["child_".Length..]);
        IsAlive(grandchild).Should().BeTrue();

        await set.DisposeAsync();

        IsAlive(grandchild).Should().BeFalse();
    }

    [Fact]
    public async Task AProcessThatIgnoresEveryRequestIsEndedByForce()
    {
        var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "stubborn"));
        await set.ReadyAsync("fake");
        var process = int.Parse(await set.ResultAsync("fake", "pid"));

        await set.DisposeAsync();

        IsAlive(process).Should().BeFalse();
    }

    [Fact]
    public async Task AnUpstreamThatIsStillConnectingEndsWithTheSet()
    {
        var clock = Stopwatch.StartNew();
        var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "hangs"));

        await set.DisposeAsync();

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "it does not wait for the 30 s of a connection");
    }

    [Fact]
    public async Task WhatNpxStartsEndsToo()
    {
        // npx starts a shell, which starts the server: three processes.
        NodePackages.Require();
        var root = Path.GetFullPath("../../../../..", NodePackages.ServerEverything);
        var set = TestUpstreams.Start(new UpstreamConfig.Stdio
        {
            Alias = "everything",
            Command = "npx",
            Arguments = ["--no-install", "mcp-server-everything"],
            WorkingDirectory = root,
        });
        await set.ReadyAsync("everything");
        var environment = await set.ResultAsync("everything", "get-env");
        var mark = Regex.Match(environment, "CODEMODE_UPSTREAM_PROCESS\\W+([0-9a-f]{32})").Groups[1].Value;
        mark.Should().NotBeEmpty();
        Marked(mark).Should().NotBeEmpty();

        await set.DisposeAsync();

        Marked(mark).Should().BeEmpty();
    }

    private static List<string> Marked(string mark) =>
        [.. Directory.EnumerateDirectories("/proc").Where(folder => HasInEnvironment(folder, mark))];

    private static bool HasInEnvironment(string folder, string mark)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Contains(mark);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // One that has ended and that nobody waited for is still listed, without a command line.
    private static bool IsAlive(int process) =>
        File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
}
