using System.Net;
using CodeModeRoslyn.Server.Tests.Fixture;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ASessionAnswersUntilItIsDeleted()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);

        (await ListAsync(door, session)).Should().Be(HttpStatusCode.OK);
        (await DeleteAsync(door, session)).Should().Be(HttpStatusCode.NoContent);
        (await ListAsync(door, session)).Should().Be(HttpStatusCode.NotFound);
        (await DeleteAsync(door, session)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ASessionIsUnknownToEveryOtherCaller()
    {
        await using var door = await TestDoor.OpenAsync(options => options with { Callers = [TestDoor.Credential("anna"), TestDoor.Credential("bert")] });
        var session = await OpenAsync(door, ("Authorization", "Bearer anna"));

        (await ListAsync(door, session, ("Authorization", "Bearer bert"))).Should().Be(HttpStatusCode.NotFound);
        (await DeleteAsync(door, session, ("Authorization", "Bearer bert"))).Should().Be(HttpStatusCode.NotFound);
        using var stream = await door.SendAsync(HttpMethod.Get, null, ("Mcp-Session-Id", session), ("Authorization", "Bearer bert"));
        stream.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ListAsync(door, session, ("Authorization", "Bearer anna"))).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AMessageWithoutASessionMustBeInitialize()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(Messages.Request("tools/list"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ReadAsync(response))["id"]!.GetValue<int>().Should().Be(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"protocolVersion":5,"capabilities":{},"clientInfo":{"name":"a","version":"1"}}""")]
    [InlineData("""{"protocolVersion":"2025-11-25","capabilities":"all","clientInfo":null}""")]
    public async Task AnUnreadableInitializeOpensNoSession(string parameters)
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(Messages.Request("initialize", parameters));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32602);
        door.Sessions.Count.Should().Be(0);
    }

    [Fact]
    public async Task AnIdleSessionEndsAndABusyOneDoesNot()
    {
        await using var door = await TestDoor.OpenAsync();
        var idle = await OpenAsync(door);
        var busy = await OpenAsync(door);
        var call = door.PostAsync(Messages.Call("wait"), ("Mcp-Session-Id", busy));
        await door.Tools.Started.WaitAsync(Cancellation);

        door.Time.Advance(TimeSpan.FromHours(2));
        await door.Sessions.EndIdleAsync();

        (await ListAsync(door, idle)).Should().Be(HttpStatusCode.NotFound);
        door.Tools.Release();
        using var response = await call;
        (await Messages.ReadAsync(response))["result"].Should().NotBeNull();
    }

    [Fact]
    public async Task OneSessionTooManyEndsTheOneThatWasIdleLongest()
    {
        await using var door = await TestDoor.OpenAsync(options => options with { SessionsPerCaller = 2 });
        var first = await OpenAsync(door);
        door.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await OpenAsync(door);
        door.Time.Advance(TimeSpan.FromMinutes(1));
        await ListAsync(door, first);
        door.Time.Advance(TimeSpan.FromMinutes(1));

        var third = await OpenAsync(door);

        (await ListAsync(door, first)).Should().Be(HttpStatusCode.OK);
        (await ListAsync(door, second)).Should().Be(HttpStatusCode.NotFound);
        (await ListAsync(door, third)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ACallerWhoseSessionsAreAllInUseGetsNoMore()
    {
        await using var door = await TestDoor.OpenAsync(options => options with { SessionsPerCaller = 1 });
        var busy = await OpenAsync(door);
        using var call = await door.PostAsync(Messages.Call("wait"), ("Mcp-Session-Id", busy));
        await door.Tools.Started.WaitAsync(Cancellation);

        using var response = await door.PostAsync(Messages.Initialize());

        response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        door.Tools.Cancelled.IsCompleted.Should().BeFalse();
        door.Tools.Release();
    }

    [Fact]
    public async Task ADisconnectCancelsWhatWasAsked()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);
        var response = await door.PostAsync(Messages.Call("wait"), ("Mcp-Session-Id", session));
        await door.Tools.Started.WaitAsync(Cancellation);

        response.Dispose();

        await door.Tools.Cancelled.WaitAsync(Cancellation);
        (await ListAsync(door, session)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ACancellationReachesTheTool()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);
        using var call = await door.PostAsync(Messages.Call("wait", id: 7), ("Mcp-Session-Id", session));
        await door.Tools.Started.WaitAsync(Cancellation);

        using var response = await door.PostAsync(Messages.Cancel(7), ("Mcp-Session-Id", session));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await door.Tools.Cancelled.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task DeletingASessionCancelsWhatRunsInIt()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);
        using var response = await door.PostAsync(Messages.Call("wait"), ("Mcp-Session-Id", session));
        await door.Tools.Started.WaitAsync(Cancellation);

        (await DeleteAsync(door, session)).Should().Be(HttpStatusCode.NoContent);

        await door.Tools.Cancelled.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task ASessionHasOneEventStream()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);

        using var first = await door.SendAsync(HttpMethod.Get, null, ("Mcp-Session-Id", session));
        using var second = await door.SendAsync(HttpMethod.Get, null, ("Mcp-Session-Id", session));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        second.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("2024-11-05", HttpStatusCode.OK)]
    [InlineData("2025-03-26", HttpStatusCode.OK)]
    [InlineData("2025-06-18", HttpStatusCode.BadRequest)]
    [InlineData("2025-11-25", HttpStatusCode.BadRequest)]
    public async Task ABatchIsAnsweredWhereTheRevisionKnowsBatches(string revision, HttpStatusCode status)
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door, revision: revision);

        using var response = await door.PostAsync(
            $"[{Messages.Call("echo", """{"text":"a"}""", 1)},{Messages.Call("echo", """{"text":"b"}""", 2)}]", ("Mcp-Session-Id", session));

        response.StatusCode.Should().Be(status);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Messages.Events(text).Should().HaveCount(status is HttpStatusCode.OK ? 2 : 0);
    }

    [Fact]
    public async Task ANotificationIsAcceptedWithoutABody()
    {
        await using var door = await TestDoor.OpenAsync();
        var session = await OpenAsync(door);

        using var response = await door.PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", ("Mcp-Session-Id", session));

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await response.Content.ReadAsStringAsync(Cancellation)).Should().BeEmpty();
    }

    private static Task<string> OpenAsync(TestDoor door, params (string, string)[] headers) => OpenAsync(door, "2025-11-25", headers);

    private static async Task<string> OpenAsync(TestDoor door, string revision, params (string, string)[] headers)
    {
        using var response = await door.PostAsync(Messages.Initialize(revision), headers);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Messages.ReadAsync(response))["result"]!["protocolVersion"]!.GetValue<string>().Should().Be(revision);
        return response.Headers.GetValues("Mcp-Session-Id").Single();
    }

    private static async Task<HttpStatusCode> ListAsync(TestDoor door, string session, params (string, string)[] headers)
    {
        using var response = await door.PostAsync(Messages.Request("tools/list", id: 9), [("Mcp-Session-Id", session), .. headers]);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> DeleteAsync(TestDoor door, string session, params (string, string)[] headers)
    {
        using var response = await door.SendAsync(HttpMethod.Delete, null, [("Mcp-Session-Id", session), .. headers]);
        return response.StatusCode;
    }
}
