// task: When is the newest invoice of cust_8a3f due?
// mistake: a property in snake case
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 1);
return invoices[0].due_date;
