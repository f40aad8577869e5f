// task: Count the invoices of cust_8a3f.
// mistake: a wrapper (Invoices) around the list that is not there
var response = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return response.Invoices.Count;
