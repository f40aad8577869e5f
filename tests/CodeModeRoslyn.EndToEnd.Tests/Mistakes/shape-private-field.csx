// task: Invoices of the two enterprise customers.
// mistake: a private readonly field at the top
private static readonly string[] Ids = { "cust_8a3f", "cust_5e21" };

var lists = await Task.WhenAll(Ids.Select(id => tools.Billing.ListInvoicesAsync(customerId: id)));
return lists.SelectMany(l => l).ToList();
