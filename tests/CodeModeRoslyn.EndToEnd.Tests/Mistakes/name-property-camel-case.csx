// task: Name and plan of cust_8a3f.
// mistake: properties of a record in camel case
var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return new { c.name, c.plan };
