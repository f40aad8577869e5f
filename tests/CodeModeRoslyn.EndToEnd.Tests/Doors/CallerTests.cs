using System.Net;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

public sealed class CallerTests
{
    private const string Token = "a token of the build agent";

    private static readonly string Config =
        $$"""
        {
          "demo": true,
          "callers": [ { "name": "build-agent", "tokenSha256": "{{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))}}" } ]
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OnlyATokenOpensTheDoorAndNamesThePrincipal()
    {
        await using var serve = await ServeProgram.StartAsync(Config);

        (await StatusAsync(serve, token: null)).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(serve, "another token")).Should().Be(HttpStatusCode.Unauthorized);
        await using var client = await serve.ConnectAsync(token: Token);
        var result = await client.CallToolAsync("execute_code", Scripts.Arguments(Scripts.Next), cancellationToken: Cancellation);

        result.IsError.Should().NotBe(true);
        await Until.HoldsAsync("the log names the run's principal", () => serve.Program.Errors.Contains("of build-agent ended: completed", StringComparison.Ordinal));
        serve.Program.Errors.Should().NotContain(Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(ServeProgram serve, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, serve.Endpoint)
        {
            Content = new StringContent(Messages.Initialize.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await serve.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
