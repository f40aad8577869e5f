// task: Invoices of cust_8a3f, oldest first.
// mistake: the result is declared as List<Invoice>
List<Invoice> invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
invoices.Reverse();
return invoices;
