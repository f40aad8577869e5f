// task: Which invoices of cust_5e21 are overdue?
// mistake: a filter that the tool does not have
var overdue = await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21", status: "overdue");
return overdue.Select(i => new { i.Id, i.Amount });
