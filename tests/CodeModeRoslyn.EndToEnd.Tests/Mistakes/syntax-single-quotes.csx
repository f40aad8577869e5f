// task: Plan of cust_8a3f.
// mistake: a string in single quotes
var customer = await tools.Crm.GetCustomerAsync(id: 'cust_8a3f');
return customer.Plan;
