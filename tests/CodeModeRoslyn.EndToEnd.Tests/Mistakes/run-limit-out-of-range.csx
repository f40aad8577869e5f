// task: All invoices of cust_8a3f.
// mistake: a limit that is larger than the tool allows
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 1000);
return invoices.Count;
