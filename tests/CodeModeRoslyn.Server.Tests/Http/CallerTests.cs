using System.Net;
using CodeModeRoslyn.Server.Tests.Fixture;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Tests.Http;

public sealed class CallerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task AToolKnowsWhoCalls(string revision)
    {
        await using var door = await OpenAsync();
        await using var anna = await door.ConnectAsync(revision, token: "anna");
        await using var bert = await door.ConnectAsync(revision, token: "bert");

        var toAnna = await anna.CallToolAsync("whoami", cancellationToken: Cancellation);
        var toBert = await bert.CallToolAsync("whoami", cancellationToken: Cancellation);

        toAnna.Content.OfType<TextContentBlock>().Single().Text.Should().Be("anna");
        toBert.Content.OfType<TextContentBlock>().Single().Text.Should().Be("bert");
    }

    [Theory]
    [InlineData(null, "Bearer realm=\"codemode\"")]
    [InlineData("Bearer carl", "Bearer realm=\"codemode\", error=\"invalid_token\"")]
    [InlineData("Bearer ", "Bearer realm=\"codemode\", error=\"invalid_token\"")]
    [InlineData("Basic YW5uYQ==", "Bearer realm=\"codemode\", error=\"invalid_token\"")]
    public async Task WhoIsNoCallerStaysOutside(string? authorization, string challenge)
    {
        await using var door = await OpenAsync();
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        foreach (var (method, body) in new[] { (HttpMethod.Post, Messages.Initialize()), (HttpMethod.Get, null), (HttpMethod.Delete, null) })
        {
            using var response = await door.SendAsync(method, body, headers);
            response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ToString().Should().Be(challenge);
        }
    }

    [Fact]
    public async Task WhatIsNotThereIsNotToldToStrangers()
    {
        await using var door = await OpenAsync();

        using var response = await door.Client.GetAsync("/no/such/page", Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task HealthIsToldToEverybody()
    {
        await using var door = await OpenAsync();

        (await door.Client.GetStringAsync("/healthz", Cancellation)).Should().Be("ok");
    }

    private static Task<TestDoor> OpenAsync() =>
        TestDoor.OpenAsync(options => options with { Callers = [TestDoor.Credential("anna"), TestDoor.Credential("bert")] });
}
