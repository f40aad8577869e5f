using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task SeveralFilesGiveALineEachAndOneRefusalIsExitCode2()
    {
        command.With("good.csx", DemoUpstreams.MainJob).With("bad.csx", "return System.IO.File.ReadAllText(\"/etc/passwd\");").With("plain.csx", "return 1;");

        var result = await command.StartAsync("check", "good.csx", "bad.csx", "plain.csx", "--json");

        result.ExitCode.Should().Be(2, result.Errors);
        var lines = CommandRun.JsonLines(result);
        lines.Select(line => (line.GetProperty("file").GetString(), line.GetProperty("accepted").GetBoolean()))
            .Should().Equal(("good.csx", true), ("bad.csx", false), ("plain.csx", true));
        lines[0].GetProperty("reach").EnumerateArray().Select(tool => tool.GetString())
            .Should().Equal("analytics.get_usage", "billing.list_invoices", "crm.get_customer");
        lines[0].GetProperty("tools").EnumerateArray().Select(tool => (tool.GetProperty("tool").GetString(), tool.GetProperty("access").GetString(), tool.GetProperty("readOnly").GetBoolean()))
            .Should().Equal(("analytics.get_usage", "allow", true), ("billing.list_invoices", "allow", true), ("crm.get_customer", "allow", true));
        lines[1].GetProperty("diagnostics").GetArrayLength().Should().BePositive();
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task AcceptedFilesAreExitCode0AndAnnouncedInWords()
    {
        var result = await command.With("a.csx", "return 1;").With("b.csx", "return 2;").StartAsync("check", "a.csx", "b.csx");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Be("a.csx: accepted, calls no tools\nb.csx: accepted, calls no tools\n");
    }
}
