// task: Sum all invoices of cust_1b7c.
// mistake: id for customerId
var invoices = await tools.Billing.ListInvoicesAsync(id: "cust_1b7c");
return invoices.Sum(i => i.Amount);
