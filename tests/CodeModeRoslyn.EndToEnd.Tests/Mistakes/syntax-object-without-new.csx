// task: Ids and amounts of the invoices of cust_8a3f.
// mistake: an anonymous object without new
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.Select(i => { id = i.Id, amount = i.Amount }).ToList();
