// task: List the three newest invoices of cust_8a3f.
// mistake: the parameter in snake case
var invoices = await tools.Billing.ListInvoicesAsync(customer_id: "cust_8a3f", limit: 3);
return invoices;
