// task: Show the customer cust_8a3f and her invoices.
// mistake: both tools are called on the same upstream
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
var invoices = await tools.Crm.ListInvoicesAsync(customerId: customer.Id);
return new { customer.Name, invoices };
