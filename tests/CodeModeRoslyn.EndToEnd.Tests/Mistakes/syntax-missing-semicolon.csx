// task: Average amount of cust_2d90.
// mistake: a semicolon is missing
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_2d90")
return invoices.Average(i => i.Amount);
