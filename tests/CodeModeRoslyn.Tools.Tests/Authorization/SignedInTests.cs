using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Authorization;

/// <summary>A person signs in, and what becomes of the tokens after that.</summary>
public sealed class SignedInTests : IAsyncLifetime
{
    private const string Alias = "mail";
    private const string SignInNeeded = $"needs you to sign in: run `codemode login {Alias}`";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-tokens-");
    private readonly ShiftedTime time = new();
    private TestAuthorizationServer server = null!;
    private ProtectedMcpServer mcp = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestAuthorizationServer.StartAsync(time);
        mcp = await ProtectedMcpServer.StartAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await mcp.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private UpstreamConfig.Http Config => new() { Alias = Alias, Url = mcp.Url, OAuth = new OAuthConfig() };

    [Fact]
    public async Task WhoHasNotSignedInIsToldHow()
    {
        await using var set = Start();

        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be(SignInNeeded);
    }

    [Fact]
    public async Task WhoHasSignedInIsLetIn()
    {
        var page = await SignInAsync();

        page.Should().Contain("You can close this window");
        await using var set = Start();
        await set.ReadyAsync(Alias);
        (await set.ResultAsync(Alias, "whoami")).Should().Be("\"somebody\"");
        server.Registered.Should().Be(1, "nobody has configured a client");
        server.Given.Should().Equal("authorization_code");
    }

    [Fact]
    public async Task ARunningServerFindsTheSignInAtItsNextAttempt()
    {
        await using var set = Start();
        await set.UnavailableAsync(Alias);

        await SignInAsync();

        await set.ReadyAsync(Alias);
    }

    [Fact]
    public async Task AConfiguredClientIsNotMadeAnew()
    {
        var config = Config with { OAuth = new OAuthConfig { ClientId = "our-desk" } };
        await SignInAsync(config);

        await using var set = Start(config);
        await set.ReadyAsync(Alias);
        server.Registered.Should().Be(0);
    }

    [Fact]
    public async Task TheDescriptionIsFoundWhereItIsNotNamed()
    {
        mcp.NamesDescription = false;
        await SignInAsync();

        await using var set = Start();
        await set.ReadyAsync(Alias);
    }

    [Fact]
    public async Task AnEndedTokenIsRefreshedAndTheNextRefreshTokenKept()
    {
        await SignInAsync();
        time.Advance(TimeSpan.FromHours(2));
        await using (var set = Start())
        {
            await set.ReadyAsync(Alias);
        }

        time.Advance(TimeSpan.FromHours(2));
        await using var next = Start();
        await next.ReadyAsync(Alias);

        server.Given.Should().Equal("authorization_code", "refresh_token", "refresh_token");
        server.Asked.Should().OnlyContain(one => one.Error == null);
    }

    [Fact]
    public async Task ARefreshTokenThatDoesNotRotateIsKept()
    {
        server.Faults = new() { KeepsRefreshTokens = true };
        await SignInAsync();
        for (var start = 0; start < 2; start++)
        {
            time.Advance(TimeSpan.FromHours(2));
            await using var set = Start();
            await set.ReadyAsync(Alias);
        }

        server.Given.Should().Equal("authorization_code", "refresh_token", "refresh_token");
    }

    [Fact]
    public async Task ATokenThatEndsWhileConnectedIsRefreshedOnceForAllCalls()
    {
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);
        time.Advance(TimeSpan.FromHours(2));

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => set.ResultAsync(Alias, "whoami")));

        results.Should().OnlyContain(result => result == "\"somebody\"");
        server.Asked.Should().Equal(("authorization_code", null), ("refresh_token", null));
    }

    [Fact]
    public async Task ATokenThatIsRefusedBeforeItsEndIsRefreshed()
    {
        await SignInAsync();
        server.ForgetAccess();

        await using var set = Start();
        await set.ReadyAsync(Alias);
        server.Given.Should().Equal("authorization_code", "refresh_token");
    }

    [Fact]
    public async Task TwoProcessesThatRefreshAtOnceDoNotEndTheSignIn()
    {
        await SignInAsync();
        time.Advance(TimeSpan.FromHours(2));

        // Each opens the folder for itself, as another process does; only the file's lock is between them.
        var sets = Enumerable.Range(0, 4).Select(_ => Start()).ToList();
        foreach (var set in sets)
        {
            await set.ReadyAsync(Alias);
            await set.DisposeAsync();
        }

        server.Asked.Should().Equal(("authorization_code", null), ("refresh_token", null));
    }

    [Fact]
    public async Task AnEndedSignInIsToBeDoneAgain()
    {
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);

        server.Revoke();

        var failure = await set.FailureAsync(Alias, "whoami");
        failure.Message.Should().Contain(SignInNeeded);
        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be(SignInNeeded);
        Files("*.token").Should().BeEmpty("nothing is left to refresh");

        await SignInAsync();
        await set.ReadyAsync(Alias);
    }

    [Fact]
    public async Task AnAuthorizationServerThatIsDownCostsNoSignIn()
    {
        await SignInAsync();
        time.Advance(TimeSpan.FromHours(2));
        server.Faults = new() { Status = 503 };
        await using var set = Start();
        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be($"{server.Issuer}, which it is authorized by, answered HTTP 503");

        server.Faults = new();

        await set.ReadyAsync(Alias);
    }

    [Fact]
    public async Task ATokenForAnotherResourceIsNotSent()
    {
        await SignInAsync();
        var token = server.Tokens.Single(one => one.StartsWith("access-", StringComparison.Ordinal));
        await using var other = await ProtectedMcpServer.StartAsync(server);

        await using var set = Start(Config with { Url = other.Url });

        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be(SignInNeeded);
        other.Sent.Should().NotBeEmpty().And.NotContain(token).And.OnlyContain(sent => sent == null);
    }

    [Fact]
    public async Task ATokenOfAnotherIssuerIsNotSent()
    {
        await SignInAsync();
        await using var other = await TestAuthorizationServer.StartAsync(time);
        mcp.Issuers = [other.Issuer];
        mcp.Sent.Clear();

        await using var set = Start();

        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be(SignInNeeded);
        mcp.Sent.Should().OnlyContain(sent => sent == null);
        other.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task AnUpstreamThatIsAuthorizedByAnotherFromNowOnIsBelieved()
    {
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);
        await using var other = await TestAuthorizationServer.StartAsync(time);
        mcp.Issuers = [other.Issuer];
        server.ForgetAccess();

        (await set.FailureAsync(Alias, "whoami")).Message.Should().Contain(SignInNeeded);

        server.Given.Should().Equal("authorization_code");
        other.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task ATokenIsNotSentWhereTheUpstreamRedirects()
    {
        await SignInAsync();
        await using var thief = await ProtectedMcpServer.StartAsync((_, _) => true);
        await using var set = Start();
        await set.ReadyAsync(Alias);
        mcp.RedirectsTo = thief.Url;

        await set.FailureAsync(Alias, "whoami");

        thief.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task ARefreshTokenIsNotSentWhereTheTokenEndpointRedirects()
    {
        await SignInAsync();
        time.Advance(TimeSpan.FromHours(2));
        await using var thief = await ProtectedMcpServer.StartAsync((_, _) => true);
        server.Faults = new() { RedirectsTo = thief.Url };

        await using var set = Start();

        (await set.UnavailableAsync(Alias)).Status.Reason.Should().StartWith("cannot be authorized").And.Contain("HTTP 307");
        thief.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task ATokenThatAnUpstreamRepeatsIsTakenOut()
    {
        await SignInAsync();
        await using var set = Start();
        var upstream = await set.ReadyAsync(Alias);

        (await set.ResultAsync(Alias, "echo")).Should().Contain("Authorization: Bearer ***");
        (await set.FailureAsync(Alias, "fail")).Message.Should().Contain("Authorization: Bearer ***");
        upstream.Tools.Single(tool => tool.Name == "echo").Description.Should().Contain("Authorization: Bearer ***");
    }

    [Fact]
    public async Task TokensOnDiskAreTheOwnersAlone()
    {
        await SignInAsync();

        var files = Files("*");
        files.Should().Contain(file => file.EndsWith(".token", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var text = File.ReadAllText(file, System.Text.Encoding.Latin1);
            server.Tokens.Should().HaveCount(2).And.NotContain(token => text.Contains(token));
            text.Should().NotContain(server.Issuer).And.NotContain(mcp.Url.ToString());
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    [Fact]
    public async Task WhoSignsOutIsNotLetInAnyMore()
    {
        await SignInAsync();
        var signIn = new SignIn(Config, StateFolder.Open(folder.FullName), time);

        (await signIn.ForgetAsync(TestContext.Current.CancellationToken)).Should().BeTrue();
        (await signIn.ForgetAsync(TestContext.Current.CancellationToken)).Should().BeFalse();

        await using var set = Start();
        (await set.UnavailableAsync(Alias)).Status.Reason.Should().Be(SignInNeeded);
    }

    private UpstreamSet Start(UpstreamConfig.Http? config = null) =>
        UpstreamSet.Start([config ?? Config], NullLoggerFactory.Instance, time, state: StateFolder.Open(folder.FullName));

    private Task<string> SignInAsync(UpstreamConfig.Http? config = null) =>
        TestBrowser.SignInAsync(config ?? Config, StateFolder.Open(folder.FullName), time);

    private string[] Files(string pattern) => Directory.GetFiles(folder.FullName, pattern, SearchOption.AllDirectories);
}
