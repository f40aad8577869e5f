// task: Plan of cust_8a3f?
// mistake: no await; the property is asked of the task
var customer = tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return customer.Plan;
