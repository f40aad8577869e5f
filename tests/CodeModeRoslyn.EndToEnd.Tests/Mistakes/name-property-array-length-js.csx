// task: How many invoices does cust_5e21 have?
// mistake: length in lower case
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21");
return invoices.length;
