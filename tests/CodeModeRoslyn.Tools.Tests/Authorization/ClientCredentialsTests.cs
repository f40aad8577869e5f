using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Authorization;

/// <summary>A server that has a client's id and secret of its own.</summary>
public sealed class ClientCredentialsTests : IAsyncLifetime
{
    private TestAuthorizationServer server = null!;
    private ProtectedMcpServer mcp = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestAuthorizationServer.StartAsync();
        mcp = await ProtectedMcpServer.StartAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await mcp.DisposeAsync();
        await server.DisposeAsync();
    }

    private OAuthConfig OAuth => new()
    {
        Grant = OAuthGrant.ClientCredentials,
        ClientId = TestAuthorizationServer.ClientId,
        ClientSecret = server.ClientSecret,
        Issuer = server.Issuer,
    };

    [Fact]
    public async Task AServerIsLetInWithoutAnybody()
    {
        await using var set = Start(OAuth);

        await set.ReadyAsync("mail");
        (await set.ResultAsync("mail", "whoami")).Should().Be("\"somebody\"");
        server.Asked.Should().Equal(("client_credentials", null));
    }

    [Fact]
    public async Task ATokenThatIsRefusedIsReplacedByAnother()
    {
        await using var set = Start(OAuth);
        await set.ReadyAsync("mail");
        server.ForgetAccess();

        // It was sent, and may do something: it is not for us to send it again.
        var failure = await set.FailureAsync("mail", "whoami");
        failure.Should().BeEquivalentTo(new { Kind = ToolFailureKind.Unavailable, Retryable = true });
        failure.Message.Should().EndWith("there is another one now: call it again.");
        (await set.ResultAsync("mail", "whoami")).Should().Be("\"somebody\"");
        server.Asked.Should().HaveCount(2);
    }

    [Fact]
    public async Task AWrongSecretIsNamedAndNotRepeated()
    {
        const string wrong = "a-secret-that-is-wrong";
        await using var set = Start(OAuth with { ClientSecret = wrong });

        var reason = (await set.UnavailableAsync("mail")).Status.Reason!;

        reason.Should().StartWith($"cannot be authorized: {server.Issuer} gives no token: invalid_client");
        reason.Should().NotContain(wrong).And.NotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{TestAuthorizationServer.ClientId}:{wrong}")));
    }

    [Fact]
    public async Task TheSecretIsSentToNoAuthorizationServerThatTheUpstreamNames()
    {
        await using var other = await TestAuthorizationServer.StartAsync();
        mcp.Issuers = [other.Issuer];

        await using var set = Start(OAuth);

        (await set.UnavailableAsync("mail")).Status.Reason.Should().Be($"is authorized by {other.Issuer}, and not by the configured issuer {server.Issuer}");
        other.Asked.Should().BeEmpty();
    }

    private UpstreamSet Start(OAuthConfig oauth) => TestUpstreams.Start(new UpstreamConfig.Http { Alias = "mail", Url = mcp.Url, OAuth = oauth });
}
