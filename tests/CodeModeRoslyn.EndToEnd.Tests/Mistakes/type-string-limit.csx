// task: Newest five invoices of cust_8a3f.
// mistake: a number as text
return await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: "5");
