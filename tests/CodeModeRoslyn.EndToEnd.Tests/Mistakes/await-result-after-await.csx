// task: Name of cust_2d90.
// mistake: .Result on what was awaited already
var customer = await tools.Crm.GetCustomerAsync(id: "cust_2d90");
return customer.Result.Name;
