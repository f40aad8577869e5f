using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Api;

/// <summary>Whatever is wrong with a request is said in a sentence.</summary>
public sealed class RefusedRequestTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "check", "{ \"code\": ", HttpStatusCode.BadRequest)]
    [InlineData("POST", "check", "[]", HttpStatusCode.BadRequest)]
    [InlineData("POST", "check", "{}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "runs", "{ \"code\": \"return 1;\", \"timeoutSeconds\": -1 }", HttpStatusCode.BadRequest)]
    [InlineData("POST", "editor", "{ \"question\": \"Everything\", \"code\": \"\" }", HttpStatusCode.BadRequest)]
    [InlineData("POST", "editor", "{ \"question\": 99, \"code\": \"\" }", HttpStatusCode.BadRequest)]
    [InlineData("POST", "approvals/x", "{}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "approvals/x", "{ \"approve\": true, \"content\": [1] }", HttpStatusCode.BadRequest)]
    [InlineData("GET", "runs?limit=many", null, HttpStatusCode.BadRequest)]
    [InlineData("GET", "runs/nothing", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "nothing", null, HttpStatusCode.NotFound)]
    [InlineData("DELETE", "runs", null, HttpStatusCode.MethodNotAllowed)]
    public async Task InASentence(string method, string path, string? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };

        using var response = await door.Serve.Client.SendAsync(request, Cancellation);

        await IsSaidAsync(response, status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=nope")]
    public async Task OtherThanJsonIsNotRead(string mediaType)
    {
        using var content = new ByteArrayContent("""{ "code": "return 1;" }"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        using var response = await door.Serve.Client.PostAsync("/api/v1/runs", content, Cancellation);

        await IsSaidAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task MoreThanAScriptCanBeIsNotReadToItsEnd()
    {
        using var response = await door.Serve.Client.PostAsJsonAsync("/api/v1/check", new { code = new string(' ', 2_000_000) }, Cancellation);

        await IsSaidAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    private static async Task IsSaidAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.Should().Be(status);
        ((string?)(await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["error"]).Should().EndWith(".");
    }
}
