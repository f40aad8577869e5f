using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.OpenApi;

/// <summary>A service with a document that takes an authorization server's tokens.</summary>
public sealed class ServiceTokenTests
{
    private const string Script = """await tools.Pets.Pets.ListAsync(); await tools.Pets.Pets.ListAsync(); return "listed";""";

    [Fact]
    public async Task ATokenOfTheClientGoesWithEveryCallAndIsReplacedWhenItIsRefused()
    {
        await using var server = await TestAuthorizationServer.StartAsync();
        await using var service = new RecordedService(request =>
            request.Headers.GetValueOrDefault("Authorization") is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] && server.IsGood(token, "urn:pets") ? (200, "application/json", "[]") : (401, null, ""));
        var config = new CodeModeConfig
        {
            Upstreams =
            [
                new UpstreamConfig.OpenApi
                {
                    Alias = "pets",
                    Document = Path.Combine(AppContext.BaseDirectory, "OpenApi", "pets.yaml"),
                    BaseUrl = new Uri(service.Url, "api"),
                    OAuth = new OAuthConfig
                    {
                        Grant = OAuthGrant.ClientCredentials,
                        ClientId = TestAuthorizationServer.ClientId,
                        ClientSecret = server.ClientSecret,
                        TokenEndpoint = new Uri($"{server.Issuer}/token"),
                        Resource = "urn:pets",
                    },
                },
            ],
        };
        await using var engine = await Engine.StartAsync(config, []);

        (await engine.RunAsync(Script)).Outcome.Should().Be("completed");
        server.Asked.Should().HaveCount(1, "a token is good for more than one call");
        service.Requests.Should().HaveCount(2);

        server.ForgetAccess();
        (await engine.RunAsync(Script)).Outcome.Should().Be("completed");
        server.Asked.Should().HaveCount(2);
    }
}
