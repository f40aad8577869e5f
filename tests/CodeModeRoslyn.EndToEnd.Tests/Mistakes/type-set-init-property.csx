// task: Customer cust_5e21 with "unknown" for a missing email.
// mistake: a property of a record is set
var customer = await tools.Crm.GetCustomerAsync(id: "cust_5e21");
if (customer.Email == null) customer.Email = "unknown";
return customer;
