using System.Net;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Tests.Fixture;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class StatelessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatAnUnsupportedRevisionIsToldIsWhatDiscoveryTells()
    {
        await using var door = await TestDoor.OpenAsync();

        using var discovered = await door.PostAsync(Messages.Stateless("server/discover"), Messages.Headers("server/discover"));
        using var refused = await door.PostAsync(
            Messages.Stateless("server/discover", revision: "2099-01-01"), Messages.Headers("server/discover", revision: "2099-01-01"));

        var supported = (await Messages.ReadAsync(discovered))["result"]!["supportedVersions"]!.ToJsonString();
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = (await Messages.ReadAsync(refused))["error"]!;
        ((int)error["code"]!).Should().Be(-32022);
        error["data"]!["supported"]!.ToJsonString().Should().Be(supported);
        error["data"]!["requested"]!.GetValue<string>().Should().Be("2099-01-01");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"_meta":{}}""")]
    [InlineData("""{"_meta":5}""")]
    [InlineData("""{"_meta":{"io.modelcontextprotocol/protocolVersion":7,"io.modelcontextprotocol/clientCapabilities":{}}}""")]
    [InlineData("""{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}""")]
    [InlineData("""{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}}""")]
    public async Task MissingMetadataIsNamedBeforeMissingHeaders(string parameters)
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(Messages.Request("tools/list", parameters), ("MCP-Protocol-Version", Messages.July2026));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var answer = await Messages.ReadAsync(response);
        ((int)answer["error"]!["code"]!).Should().Be(-32602);
        ((int)answer["id"]!).Should().Be(1);
    }

    [Theory]
    [InlineData("MCP-Protocol-Version", null)]
    [InlineData("MCP-Protocol-Version", "2025-11-25")]
    [InlineData("Mcp-Method", null)]
    [InlineData("Mcp-Method", "TOOLS/CALL")]
    [InlineData("Mcp-Name", null)]
    [InlineData("Mcp-Name", "other")]
    [InlineData("Mcp-Name", "=?base64?!!!?=")]
    public async Task AHeaderThatDoesNotRepeatTheBodyIsRefused(string header, string? value)
    {
        await using var door = await TestDoor.OpenAsync();
        var headers = Messages.Headers("tools/call", "echo").Where(each => each.Name != header).ToList();
        if (value is not null)
        {
            headers.Add((header, value));
        }

        using var response = await door.PostAsync(EchoCall, [.. headers]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32020);
    }

    [Fact]
    public async Task AnEncodedNameIsDecodedBeforeItIsCompared()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(EchoCall, Messages.Headers("tools/call", "=?base64?ZWNobw==?="));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"region":"us"}""", "us", null, true)]
    [InlineData("""{"region":"us","priority":42}""", "us", "42.0", true)]
    [InlineData("""{"region":"Zürich"}""", "=?base64?WsO8cmljaA==?=", null, true)]
    [InlineData("""{"region":"us","priority":null}""", "us", null, true)]
    [InlineData("""{"region":"us"}""", null, null, false)]
    [InlineData("""{"region":"us"}""", "eu", null, false)]
    [InlineData("""{"region":"us","priority":42}""", "us", null, false)]
    [InlineData("""{"region":"us","priority":42}""", "us", "43", false)]
    [InlineData("""{"region":"us","priority":42.5}""", "us", "42.5", false)]
    [InlineData("""{"region":"us","priority":9007199254740992}""", "us", "9007199254740992", false)]
    [InlineData("""{"region":"us"}""", "us", "1", false)]
    public async Task AnArgumentThatAToolWantsAsAHeaderMustBeThereAndAgree(string arguments, string? region, string? priority, bool isServed)
    {
        await using var door = await TestDoor.OpenAsync();
        var headers = Messages.Headers("tools/call", "route").ToList();
        if (region is not null)
        {
            headers.Add(("Mcp-Param-Region", region));
        }

        if (priority is not null)
        {
            headers.Add(("Mcp-Param-Priority", priority));
        }

        using var response = await door.PostAsync(
            Messages.Stateless("tools/call", $$"""{"name":"route","arguments":{{arguments}} }"""), [.. headers]);

        if (isServed)
        {
            response.StatusCode.Should().Be(HttpStatusCode.OK);
        }
        else
        {
            (await Messages.ErrorCodeAsync(response)).Should().Be(-32020);
        }
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("no/such/method")]
    public async Task AMethodThatTheRevisionDoesNotKnowIsNotFound(string method)
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(Messages.Stateless(method), Messages.Headers(method));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32601);
    }

    [Fact]
    public async Task ThereAreNoSessions()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(EchoCall, [.. Messages.Headers("tools/call", "echo"), ("Mcp-Session-Id", "made-up")]);
        using var stream = await door.SendAsync(HttpMethod.Get, null, ("MCP-Protocol-Version", Messages.July2026));
        using var end = await door.SendAsync(HttpMethod.Delete, null, ("MCP-Protocol-Version", Messages.July2026));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.Contains("Mcp-Session-Id").Should().BeFalse();
        stream.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        end.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task ADisconnectCancelsTheRequest()
    {
        await using var door = await TestDoor.OpenAsync();
        var response = await door.PostAsync(
            Messages.Stateless("tools/call", """{"name":"wait","arguments":{}}"""), Messages.Headers("tools/call", "wait"));
        await door.Tools.Started.WaitAsync(Cancellation);

        response.Dispose();

        await door.Tools.Cancelled.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task ASubscriptionIsAcknowledgedFirst()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(
            Messages.Stateless("subscriptions/listen", """{"notifications":{"toolsListChanged":true}}"""), Messages.Headers("subscriptions/listen"));

        var text = await response.Content.ReadAsStringAsync(Cancellation);
        JsonNode.Parse(Messages.Events(text).First())!["method"]!.GetValue<string>().Should().Be("notifications/subscriptions/acknowledged");
    }

    [Fact]
    public async Task ABatchIsRefused()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync($"[{EchoCall}]", Messages.Headers("tools/call", "echo"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32600);
    }

    private static string EchoCall => Messages.Stateless("tools/call", """{"name":"echo","arguments":{"text":"a"}}""");
}
