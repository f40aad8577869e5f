// task: Unpaid amounts of cust_8a3f as euros.
// mistake: a culture's name where an IFormatProvider is wanted
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.Where(i => i.Status != "paid").Select(i => i.Amount.ToString("C2", "de-DE")).ToList();
