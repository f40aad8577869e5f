// task: Which invoices of cust_8a3f are overdue?
// mistake: an enum type for what is a string
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.Where(i => i.Status == InvoiceStatus.Overdue).ToList();
