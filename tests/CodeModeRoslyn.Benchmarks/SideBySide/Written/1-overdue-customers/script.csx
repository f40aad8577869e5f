var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_2d90", "cust_5e21", "cust_9f04" };
var rows = await Task.WhenAll(ids.Select(async id =>
{
    var overdue = (await tools.Billing.ListInvoicesAsync(customerId: id)).Where(i => i.Status == "overdue").ToList();
    if (overdue.Count == 0) return null;
    var customer = await tools.Crm.GetCustomerAsync(id: id);
    return new { customer.Name, customer.Plan, Overdue = overdue.Sum(i => i.Amount), overdue[0].Currency };
}));
return rows.Where(r => r != null);
