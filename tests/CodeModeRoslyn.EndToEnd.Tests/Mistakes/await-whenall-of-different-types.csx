// task: Customer and invoices of cust_8a3f side by side.
// mistake: the results of tasks of different types are taken from one WhenAll
var (customer, invoices) = await Task.WhenAll(
    tools.Crm.GetCustomerAsync(id: "cust_8a3f"),
    tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f"));
return new { customer.Name, invoices.Count };
