// task: Open amount of cust_1b7c.
// mistake: decimal into double
double open = 0;
foreach (var i in await tools.Billing.ListInvoicesAsync(customerId: "cust_1b7c"))
{
    if (i.Status == "open") open += i.Amount;
}
return open;
