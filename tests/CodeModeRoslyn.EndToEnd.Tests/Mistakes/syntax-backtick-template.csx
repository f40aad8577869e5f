// task: Greet customer cust_8a3f by name.
// mistake: a JavaScript template string
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return `Hello ${customer.Name}!`;
