// task: Name of cust_8a3f, with a helper.
// mistake: an invented type (ITools) for the parameter that takes tools
async Task<string> NameOf(ITools tools, string id) => (await tools.Crm.GetCustomerAsync(id: id)).Name;
return await NameOf(tools, "cust_8a3f");
