// task: Name of cust_8a3f.
// mistake: an explanation after the script
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return customer.Name;

This script looks the customer up and returns the name.
