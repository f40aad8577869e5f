// task: List the invoices of cust_1b7c.
// mistake: an invented request type for the arguments
var invoices = await tools.Billing.ListInvoicesAsync(new ListInvoicesRequest { CustomerId = "cust_1b7c" });
return invoices.Count;
