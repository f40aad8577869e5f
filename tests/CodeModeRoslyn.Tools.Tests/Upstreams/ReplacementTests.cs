using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>A set of upstreams follows another configuration.</summary>
public sealed class ReplacementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatSaysTheSameGoesOnAsItIs()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");
        var process = await set.ResultAsync("fake", "pid");

        var changes = set.Replace([TestUpstreams.Fake("fake", "works"), TestUpstreams.Fake("other", "works")]);

        changes.Should().BeEquivalentTo(new { Added = new[] { "other" }, Restarted = Array.Empty<string>(), Removed = Array.Empty<string>() });
        await set.ReadyAsync("other");
        (await set.ResultAsync("fake", "pid")).Should().Be(process);
    }

    [Fact]
    public async Task ACallUnderWayEndsAndTheProcessAfterIt()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        var upstream = await set.ReadyAsync("fake");
        var call = set.CallAsync(new OutgoingCall(upstream.Tools.Single(tool => tool.Name == "echo"), """{"after":1000}"""u8.ToArray(), TestUpstreams.Patience, "test"), Cancellation);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation);

        set.Replace([]).Removed.Should().Equal("fake");

        set.Current.Upstreams.Should().BeEmpty();
        (await call).Should().BeOfType<ToolCallOutcome.Succeeded>();
        (await set.CallAsync(new OutgoingCall(upstream.Tools[0], "{}"u8.ToArray(), TestUpstreams.Patience, "test"), Cancellation))
            .Should().BeOfType<ToolCallOutcome.Failed>().Which.Message.Should().Contain("no upstream 'fake' any more");
    }

    [Fact]
    public async Task WhoLookedAToolUpBeforeDoesNotReachAnotherUpstreamOfItsName()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        var before = (await set.ReadyAsync("fake")).Tools.Single(tool => tool.Name == "pid");
        var revision = set.Current.Revision;
        var call = new OutgoingCall(before, "{}"u8.ToArray(), TestUpstreams.Patience, "test");
        (await set.CallAsync(call with { CatalogRevision = revision }, Cancellation)).Should().BeOfType<ToolCallOutcome.Succeeded>();

        set.Replace([TestUpstreams.Fake("fake", "works") with { ConnectTimeout = TimeSpan.FromSeconds(20) }]).Restarted.Should().Equal("fake");
        await set.ReadyAsync("fake");

        (await set.CallAsync(call with { CatalogRevision = revision }, Cancellation)).Should().BeOfType<ToolCallOutcome.Failed>().Which.Message.Should().Contain("configured anew");
        (await set.CallAsync(call with { CatalogRevision = set.Current.Revision }, Cancellation)).Should().BeOfType<ToolCallOutcome.Succeeded>();
    }

    [Fact]
    public async Task WhoMayCallChangesWhileTheOldIsGoneAndTheNewIsNotThere()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("kept", "works"), TestUpstreams.Fake("old", "works"));
        string[] seen = [];

        set.Replace([TestUpstreams.Fake("kept", "works"), TestUpstreams.Fake("new", "works")], between: () => seen = [.. set.Current.Upstreams.Select(upstream => upstream.Alias)]);

        seen.Should().Equal("kept");
        set.Current.Upstreams.Select(upstream => upstream.Alias).Should().Equal("kept", "new");
    }

    [Fact]
    public void ADocumentIsWhatItsFileWasWhenItWasRead()
    {
        var folder = Directory.CreateTempSubdirectory("document");
        try
        {
            var file = Path.Combine(folder.FullName, "pets.json");
            File.WriteAllText(file, "{}");
            var config = new UpstreamConfig.OpenApi { Alias = "pets", Document = file, BaseUrl = new Uri("https://pets.example.com") };
            var running = new RunningUpstream(config, new CatalogPlace(new ToolCatalog(TimeProvider.System), "pets"), since: 0, caller: null, TimeProvider.System);

            running.IsSameAs(config with { Headers = config.Headers }).Should().BeTrue();
            running.IsSameAs(config with { Headers = config.Headers.Add("A", "b") }).Should().BeFalse();
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddMinutes(1));
            running.IsSameAs(config).Should().BeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
