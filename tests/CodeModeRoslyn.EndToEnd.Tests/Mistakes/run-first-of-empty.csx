// task: Newest invoice of cust_9f04.
// mistake: First of an empty list
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_9f04");
var newest = invoices.First();
return new { newest.Id, newest.Amount };
