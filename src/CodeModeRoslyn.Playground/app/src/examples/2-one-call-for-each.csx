// A call for each item, all at once: as many as the limits allow are under way at the same time.
string[] ids = ["cust_8a3f", "cust_91bc", "cust_2d77"];
var customers = await Task.WhenAll(ids.Select(async id =>
{
    try { return await tools.Crm.GetCustomerAsync(id: id); }
    catch (ToolException) { return null; }
}));
return customers.Where(customer => customer is not null).Select(customer => new { customer!.Id, customer.Name, customer.Plan });
