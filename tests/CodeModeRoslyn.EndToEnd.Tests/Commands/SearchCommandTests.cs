namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class SearchCommandTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task AQueryIsAnsweredWithTheDeclarationToCopy()
    {
        var result = await command.StartAsync("search", "list invoices of a customer", "--limit", "1");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("tools.Billing.ListInvoicesAsync(string customerId").And.NotContain("GetCustomerAsync");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task EveryLineOfStandardInputIsAnsweredInOrder()
    {
        var result = await command.StartWithInputAsync("invoices\nzebra crossing\ncustomer\n", "search", "-", "--json", "--limit", "1");

        result.ExitCode.Should().Be(0, result.Errors);
        var lines = CommandRun.JsonLines(result);
        lines.Select(line => line.GetProperty("query").GetString()).Should().Equal("invoices", "zebra crossing", "customer");
        var hit = lines[0].GetProperty("hits").EnumerateArray().Should().ContainSingle().Which;
        hit.GetProperty("tool").GetString().Should().Be("billing.list_invoices");
        hit.GetProperty("upstream").GetString().Should().Be("billing");
        hit.GetProperty("score").GetDouble().Should().BePositive();
        lines[1].GetProperty("total").GetInt32().Should().Be(0);
        lines[2].GetProperty("total").GetInt32().Should().BeGreaterThan(1);
        lines[2].GetProperty("hits").GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task AnUpstreamThatTheAnswerLacksIsNamed()
    {
        var result = await command.With("mcp.json", CommandRun.BrokenUpstream).StartAsync("search", "anything", "--json");

        result.ExitCode.Should().Be(0);
        result.Errors.Should().Contain("broken").And.Contain("cannot find the licence");
        CommandRun.Json(result).GetProperty("total").GetInt32().Should().Be(0);
    }
}
