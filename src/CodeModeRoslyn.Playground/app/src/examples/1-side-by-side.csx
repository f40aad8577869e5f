// Three upstreams, one script, one answer: is this customer about to leave?
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
