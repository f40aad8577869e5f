// task: Names of cust_8a3f and cust_1b7c.
// mistake: a variable is declared twice
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
var first = customer.Name;
var customer = await tools.Crm.GetCustomerAsync(id: "cust_1b7c");
return new[] { first, customer.Name };
