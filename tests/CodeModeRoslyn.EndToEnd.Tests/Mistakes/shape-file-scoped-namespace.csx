// task: Name of cust_2d90.
// mistake: a namespace for the whole file before top-level statements
namespace Scripts;

var customer = await tools.Crm.GetCustomerAsync(id: "cust_2d90");
return customer.Name;
