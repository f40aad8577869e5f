// task: Two newest invoices of cust_8a3f, please.
// mistake: a JavaScript object literal as the argument
var invoices = await tools.Billing.ListInvoicesAsync({ customerId: "cust_8a3f", limit: 2 });
return invoices;
