// task: Which unpaid invoices of cust_5e21 are past due?
// mistake: a DateOnly is compared with DateTime.UtcNow
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21");
return invoices.Where(i => i.Status != "paid" && i.DueDate < DateTime.UtcNow).Select(i => i.Id).ToList();
