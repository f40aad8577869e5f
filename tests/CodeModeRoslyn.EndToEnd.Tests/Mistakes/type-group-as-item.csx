// task: Amount by status of cust_8a3f.
// mistake: a property of the item is asked of the group
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.GroupBy(i => i.Status).Select(g => new { Status = g.Key, Total = g.Amount }).ToList();
