// task: Ids of cust_8a3f's unpaid invoices.
// mistake: a list is changed while it is enumerated
var invoices = (await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f")).ToList();
foreach (var invoice in invoices)
{
    if (invoice.Status == "paid") invoices.Remove(invoice);
    else if (invoice.Amount > 1000) invoices.Add(invoice with { Id = invoice.Id + "-large" });
}
return invoices.Select(i => i.Id);
