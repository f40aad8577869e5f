using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task TheHelpListsEveryCommandButTheDemo()
    {
        var result = await command.StartAsync("--help");

        result.ExitCode.Should().Be(0);
        result.Output.Should().ContainAll("serve", "stdio", "run", "check", "search", "bindings", "doctor").And.NotContain("demo ");
    }

    [Fact]
    public async Task WithoutArgumentsTheHelpIsPrintedAndTheCommandLineIsWrong()
    {
        var result = await command.StartAsync();

        result.ExitCode.Should().Be(64);
        result.Output.Should().Contain("Commands:");
    }

    [Theory]
    [InlineData("--wat", "run", "one.csx", "--wat")]
    [InlineData("no option '--wat'", "run", "--wat")]
    [InlineData("'FILE' missing", "run")]
    [InlineData("no file 'gone.csx'", "run", "gone.csx")]
    [InlineData("is a folder", "check", ".")]
    [InlineData("no configuration 'gone.json'", "run", "one.csx", "--config", "gone.json")]
    [InlineData("more than 0", "run", "one.csx", "--timeout", "0")]
    [InlineData("more than 0", "run", "one.csx", "--timeout", "-1")]
    [InlineData("not 'abc'", "run", "one.csx", "--timeout", "abc")]
    [InlineData("more than 0", "run", "one.csx", "--timeout", "NaN")]
    [InlineData("1 to 1000", "search", "x", "--limit", "0")]
    [InlineData("1 to 1000", "search", "x", "--limit", "many")]
    [InlineData("'api.json' cannot be read", "search", "x", "--openapi", "api.json")]
    [InlineData("'api.json' cannot be read", "bindings", "--openapi", "api.json")]
    [InlineData("crm, billing, analytics", "demo", "sales")]
    public async Task AWrongCommandLineIsExitCode64WithASentence(string sentence, params string[] arguments)
    {
        var result = await command.With("one.csx", "return 1;").StartAsync(arguments);

        result.ExitCode.Should().Be(64, result.Errors);
        result.Errors.Should().Contain(sentence).And.NotContain("Exception");
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task ListeningToOtherMachinesAsksForCallers()
    {
        var result = await command.StartAsync("serve", "--urls", "http://0.0.0.0:7399");

        result.ExitCode.Should().Be(78);
        result.Errors.Should().Contain("callers").And.Contain("127.0.0.1");
    }

    [Fact]
    public async Task AnAddressInUseIsSaid()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var result = await command.StartAsync("serve", "--urls", $"http://127.0.0.1:{port}");

        result.ExitCode.Should().Be(78, result.Errors);
        result.Errors.Should().Contain(port).And.Contain("choose another URL").And.NotContain("   at ");
    }
}
