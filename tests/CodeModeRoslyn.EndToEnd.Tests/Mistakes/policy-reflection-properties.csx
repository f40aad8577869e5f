// task: Every field of cust_8a3f as key: value.
// mistake: reflection over the record
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return string.Join("\n", customer.GetType().GetProperties().Select(p => $"{p.Name}: {p.GetValue(customer)}"));
