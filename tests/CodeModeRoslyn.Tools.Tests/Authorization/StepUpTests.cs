using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Authorization;

/// <summary>Which rights a person is asked for, and upstreams that want more of them later.</summary>
public sealed class StepUpTests : IAsyncLifetime
{
    private const string Alias = "mail";
    private const string SignInAgain = $"run `codemode login {Alias}` again";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-tokens-");
    private readonly ShiftedTime time = new();
    private TestAuthorizationServer server = null!;
    private ProtectedMcpServer mcp = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestAuthorizationServer.StartAsync(time);
        mcp = await ProtectedMcpServer.StartAsync(server);
        mcp.Scope = "mail.read";
        mcp.ScopeOfTool = "mail.send";
    }

    public async ValueTask DisposeAsync()
    {
        await mcp.DisposeAsync();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private UpstreamConfig.Http Config => new() { Alias = Alias, Url = mcp.Url, OAuth = new OAuthConfig(), Resilience = new() { Repeatable = [new ToolPattern("*")] } };

    [Fact]
    public async Task WhatIsWantedLaterIsAskedForBesideWhatWasAskedForBefore()
    {
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);

        (await set.FailureAsync(Alias, "whoami")).Message.Should().Contain($"asks for more than we are authorized for ('mail.send'): {SignInAgain}");
        await SignInAsync();

        (await set.ResultAsync(Alias, "whoami")).Should().Be("\"somebody\"", "it need not start anew");
        server.Scopes.Should().Equal("mail.read", "mail.read mail.send");
    }

    [Fact]
    public async Task WhatIsWantedOutlastsARefresh()
    {
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);
        await set.FailureAsync(Alias, "whoami");
        time.Advance(TimeSpan.FromHours(2));
        await set.ResultAsync(Alias, "echo");

        await SignInAsync();

        server.Scopes.Should().Equal("mail.read", "mail.read mail.send");
    }

    [Fact]
    public async Task WhatWasAskedForAndNotGivenIsNotAskedForAgain()
    {
        server.Faults = new() { WithheldScope = "mail.send" };
        await SignInAsync();
        await using var set = Start();
        await set.ReadyAsync(Alias);
        await set.FailureAsync(Alias, "whoami");
        await SignInAsync();

        var failure = await set.FailureAsync(Alias, "whoami");

        failure.Message.Should().Contain("asks for more than we are authorized for ('mail.send'), though it was asked for").And.NotContain("codemode login");
    }

    [Fact]
    public async Task NothingIsAskedForButWhatIsConfigured()
    {
        var config = Config with { OAuth = new OAuthConfig { Scopes = ["mail.read"] } };
        await SignInAsync(config);
        await using var set = Start(config);
        await set.ReadyAsync(Alias);

        (await set.FailureAsync(Alias, "whoami")).Message.Should().Contain("('mail.send'): add it to \"scopes\" in its \"oauth\", and sign in again");
        await SignInAsync(config);

        server.Scopes.Should().Equal("mail.read", "mail.read");
    }

    [Fact]
    public async Task WhatIsNoScopeIsNotAskedFor()
    {
        mcp.Scope = "mail.read no\\\"scope " + new string('x', 1_000);
        await SignInAsync();

        server.Scopes.Should().Equal("mail.read");
    }

    [Fact]
    public async Task AnUpstreamThatLetsEverybodyBeginIsAskedFurther()
    {
        mcp.LetsEverybodyBegin = true;
        await SignInAsync();

        server.Scopes.Should().Equal("mail.read");
    }

    private UpstreamSet Start(UpstreamConfig.Http? config = null) =>
        UpstreamSet.Start([config ?? Config], NullLoggerFactory.Instance, time, state: StateFolder.Open(folder.FullName));

    private Task<string> SignInAsync(UpstreamConfig.Http? config = null) => TestBrowser.SignInAsync(config ?? Config, StateFolder.Open(folder.FullName), time);
}
