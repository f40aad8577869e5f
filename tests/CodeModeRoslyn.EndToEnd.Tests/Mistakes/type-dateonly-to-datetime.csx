// task: When is the newest invoice of cust_1b7c due, at noon?
// mistake: a DateOnly is assigned to a DateTime
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_1b7c", limit: 1);
DateTime due = invoices[0].DueDate;
return due.AddHours(12);
