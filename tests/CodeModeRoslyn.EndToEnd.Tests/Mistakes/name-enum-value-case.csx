// task: How much is overdue at cust_5e21?
// mistake: "Overdue" where the value is "overdue"
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21");
return invoices.Where(i => i.Status == "Overdue").Sum(i => i.Amount);
