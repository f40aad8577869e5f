using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>The demo's upstreams, and the main job over them.</summary>
internal static class DemoUpstreams
{
    public const string MainJob =
        """
        var customerTask = tools.Crm.GetCustomerAsync(id: "cust_8a3f");
        var invoicesTask = tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 5);
        await Task.WhenAll(customerTask, invoicesTask);
        var churnRisk = "low";
        if (invoicesTask.Result.Any(i => i.Status == "overdue"))
        {
            var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "30d");
            churnRisk = usage.Trend == "declining" ? "high" : "medium";
        }
        Console.WriteLine($"Evaluated {invoicesTask.Result.Length} invoices");
        return new { customer = customerTask.Result, invoices = invoicesTask.Result, churnRisk };
        """;

    public static ImmutableArray<UpstreamConfig> All { get; } =
        [.. new[] { "crm", "billing", "analytics" }.Select(name => new UpstreamConfig.Stdio
        {
            Alias = name,
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "demo", name],
        })];
}
