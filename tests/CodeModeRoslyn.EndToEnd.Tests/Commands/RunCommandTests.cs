using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task TheMainJobOfAFileIsAnsweredAndStandardErrorStaysEmpty()
    {
        var result = await command.With("main.csx", DemoUpstreams.MainJob).StartAsync("run", "main.csx", "--json");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Errors.Should().BeEmpty();
        var report = CommandRun.Json(result);
        report.GetProperty("outcome").GetString().Should().Be("completed");
        report.GetProperty("result").GetProperty("churnRisk").GetString().Should().Be("high");
        report.GetProperty("output").GetString().Should().Be("Evaluated 3 invoices\n");
        report.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("tool").GetString())
            .Should().BeEquivalentTo("crm.get_customer", "billing.list_invoices", "analytics.get_usage");
    }

    [Fact]
    public async Task StandardInputIsAScriptToo()
    {
        var result = await command.StartWithInputAsync("return \"from \" + \"a pipe\";", "run", "-");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("from a pipe");
        result.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("return nothing;", 2, "rejected")]
    [InlineData("throw new InvalidOperationException(\"no\");", 3, "faulted")]
    [InlineData("while (true) { }", 4, "limitExceeded")]
    public async Task EachOutcomeHasItsExitCode(string script, int exitCode, string outcome)
    {
        var result = await command.StartWithInputAsync(script, "run", "-", "--json", "--timeout", "1.5");

        result.ExitCode.Should().Be(exitCode, result.Errors);
        CommandRun.Json(result).GetProperty("outcome").GetString().Should().Be(outcome);
    }

    [Fact]
    public async Task WhoeverWantsNothingMendedIsToldInstead()
    {
        const string Script = "var customer = tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nreturn customer.Plan;";

        var mended = await command.StartWithInputAsync(Script, "run", "-", "--json");
        var told = await command.StartWithInputAsync(Script, "run", "-", "--json", "--no-autofix");

        mended.ExitCode.Should().Be(0, mended.Errors);
        CommandRun.Json(mended).GetProperty("applied").GetArrayLength().Should().Be(1);
        told.ExitCode.Should().Be(2, told.Errors);
        CommandRun.Json(told).GetProperty("diagnostics")[0].GetProperty("suggestion").GetString().Should().Contain("await tools.Crm");
    }

    [Fact]
    public async Task AWorkerKilledFromOutsideIsExitCode6()
    {
        var start = CodeModeProgram.StartInfo(["run", "-"], command.Folder);
        await using var running = await RunningScript.StartAsync(start, "while (true) { }");

        Children.Kill(running.Worker);

        (await running.ExitCodeAsync()).Should().Be(6);
    }
}
