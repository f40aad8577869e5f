// task: Name and number of invoices for two customers, most invoices first.
// mistake: anonymous objects in a List<object>, then their members are used
var rows = new List<object>();
foreach (var id in new[] { "cust_8a3f", "cust_1b7c" })
{
    var invoices = await tools.Billing.ListInvoicesAsync(customerId: id);
    rows.Add(new { id, invoices.Count });
}
return rows.OrderByDescending(r => r.Count).ToList();
