// task: Emails of three customers.
// mistake: await in a lambda without async
var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_5e21" };
var emails = ids.Select(id => (await tools.Crm.GetCustomerAsync(id: id)).Email).ToList();
return emails;
