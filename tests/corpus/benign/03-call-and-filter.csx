// expect: {"id":"cust_8a3f","overdue":true}
var customer = tools.Crm.GetCustomerAsync(id: "cust_8a3f");
var invoices = tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 5);
await Task.WhenAll(customer, invoices);
return new { id = customer.Result.Id, overdue = invoices.Result.Any(i => i.Status == "overdue") };
