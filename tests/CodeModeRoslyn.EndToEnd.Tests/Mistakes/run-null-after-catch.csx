// task: Name of cust_0000 in upper case.
// mistake: a helper that returns null where the call failed, and null is used
async Task<Customer> TryGet(string id)
{
    try { return await tools.Crm.GetCustomerAsync(id: id); }
    catch (ToolException) { return null; }
}
var customer = await TryGet("cust_0000");
return customer.Name.ToUpper();
