using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

/// <summary>A person signs in at a shell, and a server finds it out.</summary>
public sealed class LoginCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestAuthorizationServer server = null!;
    private ProtectedMcpServer mcp = null!;
    private string config = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestAuthorizationServer.StartAsync();
        mcp = await ProtectedMcpServer.StartAsync(server);
        config = folder.Write("codemode.json", new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                ["mail"] = new JsonObject { ["url"] = mcp.Url.ToString(), ["oauth"] = new JsonObject() },
                ["plain"] = new JsonObject { ["url"] = mcp.Url.ToString(), ["disabled"] = true },
                ["process"] = new JsonObject { ["command"] = "true" },
            },
        }.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        await mcp.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task WhoSignsInCanCallAndWhoSignsOutCannot()
    {
        (await RunAsync("doctor")).Output.Should().Contain("mail: not available: needs you to sign in: run `codemode login mail`");

        await LoginAsync();
        var run = await RunAsync("run", "-");
        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("somebody");

        var logout = await RunAsync("logout", "mail");
        logout.ExitCode.Should().Be(0, logout.Errors);
        (await RunAsync("doctor")).Output.Should().Contain("needs you to sign in");
    }

    [Fact]
    public async Task AServerThatRunsFindsTheSignInByItself()
    {
        await using var serve = RunningProgram.Start(Start("serve", "--urls", $"http://127.0.0.1:{FreePort.Next()}"));
        await Until.HoldsAsync("the reason is logged", () => Task.FromResult(serve.Errors.Contains("needs you to sign in", StringComparison.Ordinal)));

        await LoginAsync();

        await Until.HoldsAsync("it connects", () => Task.FromResult(serve.Errors.Contains("Upstream mail is connected", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ASignInThatIsRefusedIsExitCode1()
    {
        server.Faults = new() { Refuses = true };

        var (exitCode, errors) = await TryLoginAsync();

        exitCode.Should().Be(1);
        errors.Should().Contain($"Nobody is signed in to 'mail': {server.Issuer} says access_denied.");
    }

    [Theory]
    [InlineData("nobody", "There is no upstream 'nobody'. Upstreams to sign in to: mail.")]
    [InlineData("process", "it is a process")]
    public async Task WhatNobodySignsInToIsAMistakeInTheCommandLine(string alias, string words)
    {
        var result = await RunAsync("login", alias, "--no-browser");

        result.ExitCode.Should().Be(64);
        result.Errors.Should().Contain(words);
    }

    private async Task LoginAsync()
    {
        var (exitCode, errors) = await TryLoginAsync();
        exitCode.Should().Be(0, errors);
    }

    private async Task<(int ExitCode, string Errors)> TryLoginAsync()
    {
        await using var login = RunningProgram.Start(Start("login", "mail", "--no-browser"));
        var address = await login.Output.ReadLineAsync(TestContext.Current.CancellationToken);
        address.Should().StartWith($"{server.Issuer}/authorize?", login.Errors);
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("You can close this window");
        return (await login.ExitAsync(TimeSpan.FromSeconds(30)), login.Errors);
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => CodeModeProgram.RunAsync(Start(arguments), "return await tools.Mail.WhoamiAsync();");

    private System.Diagnostics.ProcessStartInfo Start(params string[] arguments)
    {
        var start = CodeModeProgram.StartInfo([.. arguments, "--config", config], folder.Path);
        start.Environment["CODEMODE_HOME"] = Path.Combine(folder.Path, "home");
        start.Environment.Remove("DISPLAY");
        return start;
    }
}
