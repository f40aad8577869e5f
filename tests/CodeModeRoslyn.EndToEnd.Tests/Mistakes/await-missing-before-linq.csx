// task: Sum the amounts of cust_1b7c.
// mistake: LINQ on the task
var total = tools.Billing.ListInvoicesAsync(customerId: "cust_1b7c").Sum(i => i.Amount);
return total;
