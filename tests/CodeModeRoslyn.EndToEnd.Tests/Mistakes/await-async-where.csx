// task: Which of these customers have something overdue?
// mistake: an async lambda in Where
var ids = new List<string> { "cust_8a3f", "cust_1b7c", "cust_5e21" };
var late = ids.Where(async id =>
{
    var invoices = await tools.Billing.ListInvoicesAsync(customerId: id);
    return invoices.Any(i => i.Status == "overdue");
});
return late.ToList();
