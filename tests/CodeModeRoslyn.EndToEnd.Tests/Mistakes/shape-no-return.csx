// task: How many open invoices does cust_8a3f have?
// mistake: the answer is computed and neither returned nor printed
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
var open = invoices.Count(i => i.Status == "open");
