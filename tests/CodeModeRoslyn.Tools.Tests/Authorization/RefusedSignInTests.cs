using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Authorization;

/// <summary>Authorization servers and upstreams that are not what they say.</summary>
public sealed class RefusedSignInTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-tokens-");
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
        folder.Delete(recursive: true);
    }

    private UpstreamConfig.Http Config => new() { Alias = "mail", Url = mcp.Url, OAuth = new OAuthConfig() };

    [Fact]
    public async Task AnAuthorizationServerWithAnothersMetadataIsRefused()
    {
        server.Faults = new() { Issuer = "https://login.example.com" };

        (await FailAsync()).Should().Be($"is to be authorized by {server.Issuer}, whose metadata name another issuer (https://login.example.com)");
    }

    [Fact]
    public async Task AnIssuerIsComparedToTheLetter()
    {
        server.Faults = new() { Issuer = server.Issuer + "/" };

        (await FailAsync()).Should().Contain("name another issuer");
    }

    [Fact]
    public async Task AnUpstreamWithoutADescriptionIsItsOwnAuthorizationServerAndHasToSaySo()
    {
        mcp.DescribesItself = false;
        mcp.NamesDescription = false;

        (await FailAsync()).Should().Be($"is to be authorized by {mcp.Url.GetLeftPart(UriPartial.Authority)}, which publishes no metadata");
    }

    [Fact]
    public async Task AnAnswerThatComesFromAnotherIsRefused()
    {
        server.Faults = new() { IssuerInAnswer = "https://login.example.com" };

        (await FailAsync()).Should().Be($"the answer comes from https://login.example.com, and not from {server.Issuer}");
        server.Asked.Should().BeEmpty("the code is not spent");
    }

    [Fact]
    public async Task AnAnswerThatComesFromNobodyIsRefusedWhereTheServerNamesItself()
    {
        server.Faults = new() { IssuerInAnswer = "" };

        (await FailAsync()).Should().Contain("nobody who is named");
        server.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task AnAnswerWithAnotherStateChangesNothing()
    {
        server.Faults = new() { State = "guessed" };
        var state = StateFolder.Open(folder.FullName);
        var shown = new TaskCompletionSource<Uri>();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        var signIn = new SignIn(Config, state, TimeProvider.System).RunAsync((_, address) => shown.SetResult(address), deadline.Token);
        var address = await shown.Task;

        (await TestBrowser.OpenAsync(address)).Should().Contain("does not belong to the sign-in");
        signIn.IsCompleted.Should().BeFalse("somebody else's page can send such requests");
        server.Asked.Should().BeEmpty();

        server.Faults = new();
        (await TestBrowser.OpenAsync(address)).Should().Contain("You have signed in");
        await signIn;
    }

    [Fact]
    public async Task APersonWhoSaysNoIsHeard()
    {
        server.Faults = new() { Refuses = true };

        (await FailAsync()).Should().Be($"{server.Issuer} says access_denied");
    }

    [Fact]
    public async Task AnAuthorizationServerWithoutProofKeysIsRefused()
    {
        server.Faults = new() { HidesProofKeys = true };

        (await FailAsync()).Should().Contain("does not say that it knows PKCE");
    }

    [Theory]
    [InlineData("https://mail.example.com/mcp")]
    [InlineData("{0}/other")]
    [InlineData("{0}/mc")]
    public async Task AnUpstreamThatSaysThatItIsAnotherIsRefused(string resource)
    {
        mcp.Resource = string.Format(System.Globalization.CultureInfo.InvariantCulture, resource, mcp.Url.GetLeftPart(UriPartial.Authority));

        (await FailAsync()).Should().StartWith("describes another resource");
    }

    [Fact]
    public async Task AnAuthorizationServerThatIsNotTheConfiguredOneIsRefused()
    {
        await using var other = await TestAuthorizationServer.StartAsync();

        (await FailAsync(Config with { OAuth = new OAuthConfig { Issuer = other.Issuer } }))
            .Should().Be($"is authorized by {server.Issuer}, and not by the configured issuer {other.Issuer}");
    }

    [Theory]
    [InlineData("http://login.example.com")]
    [InlineData("ftp://login.example.com")]
    [InlineData("https://somebody:secret@login.example.com")]
    public async Task AnAuthorizationServerThatEverybodyCanListenToIsNotAsked(string issuer)
    {
        mcp.Issuers = [issuer];

        (await FailAsync()).Should().StartWith("is to be authorized by an address that is not asked");
    }

    private async Task<string> FailAsync(UpstreamConfig.Http? config = null)
    {
        var attempt = () => TestBrowser.SignInAsync(config ?? Config, StateFolder.Open(folder.FullName), TimeProvider.System);
        var failure = (await attempt.Should().ThrowAsync<SignInException>()).Which.Message;
        Directory.GetFiles(folder.FullName, "*.token", SearchOption.AllDirectories).Should().BeEmpty();
        return failure;
    }
}
