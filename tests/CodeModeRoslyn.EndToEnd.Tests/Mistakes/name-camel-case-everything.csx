// task: Give me name and plan of customer cust_1b7c.
// mistake: upstream and tool in camel case, as a TypeScript client would name them
var customer = await tools.crm.getCustomer(id: "cust_1b7c");
return new { customer.Name, customer.Plan };
