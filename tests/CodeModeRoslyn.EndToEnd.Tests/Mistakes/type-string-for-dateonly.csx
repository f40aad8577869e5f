// task: Which invoices of cust_8a3f are due before July 2026?
// mistake: a DateOnly is compared with a string
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.Where(i => i.DueDate < "2026-07-01").ToList();
