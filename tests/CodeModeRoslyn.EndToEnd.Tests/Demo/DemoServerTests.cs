using System.Text;
using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Demo;

public sealed class DemoServerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly UpstreamSet set = UpstreamSet.Start(
        [Demo("crm"), Demo("billing"), Demo("analytics")], NullLoggerFactory.Instance, TimeProvider.System);

    private CatalogSnapshot snapshot = CatalogSnapshot.Empty;

    public async ValueTask InitializeAsync() =>
        snapshot = await set.WaitForAsync(["crm", "billing", "analytics"], Patience, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => set.DisposeAsync();

    [Fact]
    public void EachServerOffersOneToolThatOnlyReads()
    {
        snapshot.Upstreams.Should().OnlyContain(upstream => upstream.Status.State == UpstreamState.Ready);
        var tools = snapshot.Upstreams.SelectMany(upstream => upstream.Tools).ToList();
        tools.Select(tool => tool.Id).Should().Equal("analytics.get_usage", "billing.list_invoices", "crm.get_customer");
        tools.Should().OnlyContain(tool => tool.OutputSchema != null && tool.Hints.ReadOnly == true && tool.Hints.Destructive == false);
    }

    [Fact]
    public async Task TheCustomerOfTheDocumentationIsThere()
    {
        var customer = await ResultAsync("crm", new { id = "cust_8a3f" });

        customer.GetProperty("name").GetString().Should().Be("Acme Corp");
        customer.GetProperty("plan").GetString().Should().Be("enterprise");
    }

    [Fact]
    public async Task ItHasThreeInvoicesNewestFirstAndOneIsOverdue()
    {
        var invoices = (await ResultAsync("billing", new { customer_id = "cust_8a3f" })).GetProperty("result").EnumerateArray().ToList();

        invoices.Should().HaveCount(3);
        invoices.Select(invoice => invoice.GetProperty("due_date").GetString()).Should().BeInDescendingOrder(StringComparer.Ordinal);
        invoices.Count(invoice => invoice.GetProperty("status").GetString() == "overdue").Should().Be(1);
        (await ResultAsync("billing", new { customer_id = "cust_8a3f", limit = 2 })).GetProperty("result").GetArrayLength().Should().Be(2);
    }

    [Theory]
    [InlineData("7d", 7)]
    [InlineData("90d", 90)]
    public async Task ItsUsageDeclines(string period, int days)
    {
        var usage = await ResultAsync("analytics", new { customer_id = "cust_8a3f", period });

        usage.GetProperty("trend").GetString().Should().Be("declining");
        var calls = usage.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("calls").GetInt64()).ToList();
        calls.Should().HaveCount(days).And.OnlyContain(number => number > 0);
    }

    [Theory]
    [InlineData("crm", "{\"id\":\"nobody\"}", "There is no customer 'nobody'.")]
    [InlineData("analytics", "{\"customer_id\":\"cust_8a3f\",\"period\":\"1y\"}", "The period '1y' is not known. Use one of: 7d, 30d, 90d.")]
    public async Task AWrongArgumentIsAToolErrorThatSaysWhatToDo(string upstream, string arguments, string message)
    {
        var outcome = await CallAsync(upstream, Encoding.UTF8.GetBytes(arguments));

        outcome.Should().BeOfType<ToolCallOutcome.Failed>().Which.Should().Match<ToolCallOutcome.Failed>(failure =>
            failure.Kind == ToolFailureKind.ToolError && failure.Message == message);
    }

    [Fact]
    public async Task WhatItsSchemaForbidsDoesNotReachIt()
    {
        var outcome = await CallAsync("billing", """{"customer_id":"cust_8a3f","limit":0}"""u8.ToArray());

        outcome.Should().BeOfType<ToolCallOutcome.Failed>().Which.Should().Match<ToolCallOutcome.Failed>(failure =>
            failure.Kind == ToolFailureKind.InvalidArguments && failure.Message == "The argument limit of billing.list_invoices is 0, and must be at least 1.");
    }

    private static UpstreamConfig.Stdio Demo(string name) => new()
    {
        Alias = name,
        Command = "dotnet",
        Arguments = ["exec", CodeModeProgram.Assembly, "demo", name],
    };

    private Task<ToolCallOutcome> CallAsync(string upstream, byte[] arguments) => set.CallAsync(
        new OutgoingCall(snapshot.Upstreams.Single(one => one.Alias == upstream).Tools.Single(), arguments, Patience, "test"), TestContext.Current.CancellationToken);

    private async Task<JsonElement> ResultAsync(string upstream, object arguments) =>
        await CallAsync(upstream, JsonSerializer.SerializeToUtf8Bytes(arguments)) switch
        {
            ToolCallOutcome.Succeeded succeeded => JsonElement.Parse(succeeded.Result.Span),
            var other => throw new InvalidOperationException(other.ToString()),
        };
}
