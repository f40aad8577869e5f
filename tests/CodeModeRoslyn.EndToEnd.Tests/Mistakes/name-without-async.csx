// task: List the ids of the invoices of cust_8a3f.
// mistake: the method is named without Async
var invoices = await tools.Billing.ListInvoices(customerId: "cust_8a3f");
return invoices.Select(i => i.Id).ToList();
