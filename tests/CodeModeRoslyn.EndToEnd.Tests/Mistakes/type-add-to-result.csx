// task: All invoices of two customers in one list.
// mistake: AddRange on a tool's list
var all = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
all.AddRange(await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21"));
return all;
