using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Server.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class HttpDoorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:7333")]
    [InlineData("http://*:7333")]
    [InlineData("http://[::]:7333")]
    [InlineData("http://192.168.1.5:7333")]
    [InlineData("http://localhost.example.com:7333")]
    [InlineData("https://127.0.0.1:7333")]
    [InlineData("http://127.0.0.1:7333/path")]
    [InlineData("http://unix:/tmp/socket")]
    [InlineData("127.0.0.1:7333")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void WithoutCallersOnlyLoopbackIsListenedOn(string url)
    {
        var build = () => HttpDoor.Build(new HttpDoorOptions { Urls = [url] }, _ => { });

        build.Should().Throw<DoorRefusedException>().Which.Message.Should().Contain($"'{url}'");
    }

    [Fact]
    public void EveryFindingIsTold()
    {
        var options = new HttpDoorOptions { Urls = ["nonsense"], Callers = [new("", "ab"), new("anna", new string('g', 64))], SessionsPerCaller = 0 };

        var build = () => HttpDoor.Build(options, _ => { });

        build.Should().Throw<DoorRefusedException>().Which.Message.Split(Environment.NewLine).Should().HaveCount(5);
    }

    [Fact]
    public async Task AnAddressThatIsTakenIsRefused()
    {
        await using var door = await TestDoor.OpenAsync();

        var second = () => TestDoor.OpenAsync(options => options with { Urls = [door.Client.BaseAddress!.ToString().TrimEnd('/')] });

        (await second.Should().ThrowAsync<DoorRefusedException>()).Which.Message.Should().Contain("address already in use");
    }

    [Fact]
    public async Task TheDoorOpensBeforeWhatItServesFromIsMade()
    {
        var isMade = false;
        await using var door = HttpDoor.Build(new HttpDoorOptions { Urls = ["http://127.0.0.1:0"] }, services => services.AddSingleton<IMcpServerOptionsFactory>(_ =>
        {
            isMade = true;
            return new TestOptionsFactory(new TestTools());
        }));

        await HttpDoor.StartAsync(door, Cancellation);

        isMade.Should().BeFalse();
        using var client = new HttpClient { BaseAddress = new Uri(door.Urls.Single()) };
        await client.PostAsync(HttpDoorOptions.McpPath, content: null, Cancellation);
        isMade.Should().BeTrue();
        await door.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task ARunningRequestFinishesInTheGraceOfAShutdown(string revision)
    {
        await using var door = await TestDoor.OpenAsync();
        var client = await door.ConnectAsync(revision);
        var call = client.CallToolAsync("wait", cancellationToken: Cancellation).AsTask();
        await door.Tools.Started.WaitAsync(Cancellation);

        var stop = door.StopAsync(Cancellation);
        door.Tools.Release();

        (await call).IsError.Should().NotBe(true);
        await client.DisposeAsync();
        await stop;
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task ARunningRequestIsCancelledAfterTheGraceOfAShutdown(string revision)
    {
        await using var door = await TestDoor.OpenAsync(options => options with { ShutdownGrace = TimeSpan.FromMilliseconds(50) });
        await using var client = await door.ConnectAsync(revision);
        var call = client.CallToolAsync("wait", cancellationToken: Cancellation).AsTask();
        await door.Tools.Started.WaitAsync(Cancellation);

        // The host hides its own timer behind an exception of this kind.
        await FluentActions.Awaiting(() => door.StopAsync(Cancellation)).Should().NotThrowAsync<TimeoutException>();

        await door.Tools.Cancelled.WaitAsync(Cancellation);
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task AnOpenEventStreamDoesNotHoldUpAShutdown()
    {
        await using var door = await TestDoor.OpenAsync(options => options with { ShutdownGrace = TimeSpan.FromMinutes(5) });
        using var opened = await door.PostAsync(Messages.Initialize());
        await opened.Content.ReadAsStringAsync(Cancellation);
        using var stream = await door.SendAsync(HttpMethod.Get, null, ("Mcp-Session-Id", opened.Headers.GetValues("Mcp-Session-Id").Single()));

        await door.StopAsync(Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        (await stream.Content.ReadAsStringAsync(Cancellation)).Should().BeEmpty();
    }
}
