// task: Wait until cust_8a3f has no open invoice.
// mistake: a loop that never ends, and asks nobody again
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
while (invoices.Any(i => i.Status == "open"))
{
}
return "all paid";
