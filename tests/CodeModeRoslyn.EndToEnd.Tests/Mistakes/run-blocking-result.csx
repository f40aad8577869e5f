// task: Name and trend of cust_8a3f.
// mistake: .Result instead of await
var customer = tools.Crm.GetCustomerAsync(id: "cust_8a3f").Result;
var usage = tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "30d").Result;
return new { customer.Name, usage.Trend };
