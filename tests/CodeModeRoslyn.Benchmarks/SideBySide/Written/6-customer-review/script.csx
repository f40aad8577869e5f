var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_2d90", "cust_5e21", "cust_9f04" };
return await Task.WhenAll(ids.Select(async id =>
{
    var customer = tools.Crm.GetCustomerAsync(id: id);
    var invoices = tools.Billing.ListInvoicesAsync(customerId: id);
    var usage = tools.Analytics.GetUsageAsync(customerId: id, period: "30d");
    await Task.WhenAll(customer, invoices, usage);
    return new
    {
        customer.Result.Name,
        customer.Result.Plan,
        Unpaid = invoices.Result.Where(i => i.Status != "paid").Sum(i => i.Amount),
        Calls = usage.Result.Points.Sum(p => p.Calls),
        usage.Result.Trend,
    };
}));
