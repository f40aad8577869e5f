// task: Name and plan of cust_8a3f.
// mistake: colons in an anonymous object
var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return new { name: c.Name, plan: c.Plan };
