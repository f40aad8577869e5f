// task: Total of cust_9f04; complain if there are no invoices.
// mistake: the complaint is an exception where an answer was asked for
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_9f04");
if (invoices.Count == 0) throw new Exception("No invoices found for cust_9f04");
return invoices.Sum(i => i.Amount);
