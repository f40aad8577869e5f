// task: Plan of cust_8a3f.
// mistake: an invented namespace for the tools
using CodeMode.Tools;

var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return customer.Plan;
