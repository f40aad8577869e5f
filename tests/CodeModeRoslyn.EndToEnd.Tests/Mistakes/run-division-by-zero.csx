// task: Amount per invoice of cust_9f04.
// mistake: a decimal divided by zero
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_9f04");
return invoices.Sum(i => i.Amount) / invoices.Count;
