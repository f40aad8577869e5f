using System.Net;
using System.Text;
using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Server.Tests.Fixture;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class HostileRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example.com", null)]
    [InlineData("127.0.0.1.evil.example.com", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData("localhost", "http://evil.example.com")]
    [InlineData("localhost", "null")]
    [InlineData("localhost", "http://localhost.evil.example.com")]
    [InlineData("localhost", "file:///etc/passwd")]
    public async Task ARequestThatAStrangersPageSentIsForbidden(string host, string? origin)
    {
        await using var door = await TestDoor.OpenAsync();

        (await InitializeAsync(door, host, origin)).Should().Be(HttpStatusCode.Forbidden);
        using var health = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = host } };
        health.Headers.TryAddWithoutValidation("Origin", origin ?? "http://evil.example.com");
        using var response = await door.Client.SendAsync(health, Cancellation);
        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("localhost:7333", null)]
    [InlineData("127.0.0.1", "http://127.0.0.1:6274")]
    [InlineData("[::1]:80", "http://localhost")]
    [InlineData("tools.example.com", "https://tools.example.com")]
    public async Task ARequestFromHereOrToAnAllowedHostIsServed(string host, string? origin)
    {
        await using var door = await TestDoor.OpenAsync(options => options with { AllowedHosts = ["tools.example.com"] });

        (await InitializeAsync(door, host, origin)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ABodyThatIsTooLargeIsRefused()
    {
        await using var door = await TestDoor.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, HttpDoorOptions.McpPath);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        // Without it the door may close the connection while the client is still sending.
        request.Headers.ExpectContinue = true;
        request.Content = new StringContent(new string(' ', 5_000_000), Encoding.UTF8, "application/json");

        using var response = await door.Client.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task AChunkedBodyThatIsTooLargeIsRefused()
    {
        await using var door = await TestDoor.OpenAsync(options => options with { RequestBytes = 1000 });
        using var request = new HttpRequestMessage(HttpMethod.Post, HttpDoorOptions.McpPath);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent($"\"{new string('x', 2000)}\"", Encoding.UTF8, "application/json");

        using var response = await door.Client.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(Cancellation)).Should().Contain("1000 bytes");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("ping")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}""")]
    public async Task WhatIsNoJsonIsRefusedAsSuch(string body)
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32700);
    }

    public static TheoryData<string> NoMessages =>
    [
        "null", "5", "\"text\"", "[]", "[[]]", "{}", "[null]",
        """{"jsonrpc":"2.0","id":null,"method":"ping"}""",
        """{"jsonrpc":"2.0","id":{},"method":"ping"}""",
        """{"jsonrpc":"2.0","id":1.5,"method":"ping"}""",
        """{"jsonrpc":2.0,"id":1,"method":"ping"}""",
        """{"jsonrpc":"2.0","id":1,"method":5}""",
        """{"jsonrpc":"2.0","id":1}""",
        """{"id":1,"method":"ping"}""",
        """{"jsonrpc":"2.0","id":1,"error":5}""",
        "[" + string.Join(',', Enumerable.Repeat("""{"jsonrpc":"2.0","method":"x"}""", 33)) + "]",
    ];

    [Theory, MemberData(nameof(NoMessages))]
    public async Task WhatIsNoMessageIsRefusedWithASentence(string body)
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.PostAsync(body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Messages.ErrorCodeAsync(response)).Should().Be(-32600);
    }

    [Theory]
    [InlineData("text/plain", "application/json, text/event-stream", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "*/*", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json", "text/event-stream", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json; charset=utf-8", "*/*", HttpStatusCode.OK)]
    public async Task WhatIsSentAndTakenMustBeSaid(string contentType, string accept, HttpStatusCode status)
    {
        await using var door = await TestDoor.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, HttpDoorOptions.McpPath);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = new StringContent(Messages.Initialize());
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await door.Client.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(status);
        var answer = await Messages.ReadAsync(response);
        if (status is not HttpStatusCode.OK)
        {
            ((int)answer["error"]!["code"]!).Should().Be(-32600, "codes from -32000 on are none that a new server may use");
        }
    }

    [Fact]
    public async Task AnotherMethodIsNotAllowed()
    {
        await using var door = await TestDoor.OpenAsync();

        using var response = await door.SendAsync(HttpMethod.Put, "{}");

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    private static async Task<HttpStatusCode> InitializeAsync(TestDoor door, string host, string? origin)
    {
        using var response = await door.PostAsync(
            Messages.Initialize(), [("Host", host), .. origin is null ? Array.Empty<(string, string)>() : [("Origin", origin)]]);
        return response.StatusCode;
    }
}
