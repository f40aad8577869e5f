using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>A script looks through the catalog in code.</summary>
public sealed class CatalogTests(DemoEngine demo) : IClassFixture<DemoEngine>
{
    [Theory]
    [InlineData("return (await catalog.SearchAsync(\"a customer's invoices\"))[0].Signature;", "tools.Billing.ListInvoicesAsync(customerId, limit)")]
    [InlineData("return catalog.Where(tool => tool.Parameters.Contains(\"customer_id\")).Select(tool => tool.Name).ToList();", "[\"get_usage\",\"list_invoices\"]")]
    [InlineData("return catalog.Where(tool => tool.Parameters.Contains(\"customer_id\")).Select(tool => tool.Name);", "[\"get_usage\",\"list_invoices\"]")]
    [InlineData("return await catalog.CountAsync();", "3")]
    [InlineData("foreach (var tool in catalog) Console.WriteLine(tool.Server); return catalog.First().Title;", "")]
    [InlineData("return (await (await catalog.SearchAsync(\"usage\", server: \"analytics\", limit: 1))[0].DeclareAsync()).Split('\\n')[^4];", "Task<Usage> tools.Analytics.GetUsageAsync(string customerId, string period);")]
    [InlineData("try { await catalog.SearchAsync(\"x\", server: \"bilingg\"); return null; } catch (ToolException e) { return e.Message; }", "There is no server 'bilingg'. Did you mean 'billing'?")]
    [InlineData("return catalog.Take(1).Single();", "{\"Server\":\"analytics\",\"Name\":\"get_usage\",\"Group\":\"\",\"Signature\":\"tools.Analytics.GetUsageAsync(customerId, period)\"")]
    public async Task ToolsAreFoundAsData(string script, string expected)
    {
        var report = await demo.RunAsync(script);

        report.Outcome.Should().Be("completed", report.Error?.Message);
        report.Result!.Value.ToString().Should().StartWith(expected);
        report.Calls.Should().BeEmpty("questions to the catalog are no calls");
        report.Reach.Should().BeEmpty();
    }

    [Fact]
    public async Task WhatIsDeniedIsNotThere()
    {
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn with { Grants = [new Grant("*", GrantAccess.Allow), new Grant("billing.*", GrantAccess.Deny)] }, DemoUpstreams.All);

        // A run waits for all upstreams when its script asks for the catalog.
        var report = await engine.RunAsync("await tools.Crm.GetCustomerAsync(\"cust_8a3f\"); return catalog.Select(tool => tool.Server).ToList();");

        report.Result!.Value.GetRawText().Should().Be("[\"analytics\",\"crm\"]");
    }
}
