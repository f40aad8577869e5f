// task: How many days is inv_1031 of cust_8a3f late on 2026-06-30?
// mistake: DateOnly has no minus operator
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
var invoice = invoices.First(i => i.Id == "inv_1031");
return (new DateOnly(2026, 6, 30) - invoice.DueDate).Days;
