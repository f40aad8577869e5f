// task: Since when is cust_1b7c a customer, as month and year?
// mistake: ToString with a format on a DateOnly?
var customer = await tools.Crm.GetCustomerAsync(id: "cust_1b7c");
return customer.Since.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
