// task: Collect the ids of all invoices of cust_5e21.
// mistake: await foreach, as if the list were an async stream
var ids = new List<string>();
await foreach (var invoice in tools.Billing.ListInvoicesAsync(customerId: "cust_5e21"))
{
    ids.Add(invoice.Id);
}
return ids;
