// task: Make a table of the invoices of three customers.
// mistake: the answer was cut off in the middle
var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_5e21" };
var rows = await Task.WhenAll(ids.Select(async id =>
{
    var customer = await tools.Crm.GetCustomerAsync(id: id);
    var invoices = await tools.Billing.ListInvoicesAsync(customerId: id);
    return new { customer.Name, Open = invoices.Where(i => i.Status == "op
