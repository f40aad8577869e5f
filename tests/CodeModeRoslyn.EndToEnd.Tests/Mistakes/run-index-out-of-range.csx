// task: Second invoice of each of two customers.
// mistake: an index that is not there
var rows = new List<string>();
foreach (var id in new[] { "cust_8a3f", "cust_9f04" })
{
    var invoices = await tools.Billing.ListInvoicesAsync(customerId: id);
    rows.Add(invoices[1].Id);
}
return rows;
