// task: Look up cust_8a3f.
// mistake: one anonymous object with all arguments, as JSON tools are called
var customer = await tools.Crm.GetCustomerAsync(new { id = "cust_8a3f" });
return customer;
