// task: Since which year is cust_8a3f a customer?
// mistake: Year of a DateOnly? without Value
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return customer.Since.Year;
