// task: Total of three customers.
// mistake: Parallel.ForEach over tool calls
decimal total = 0;
var gate = new object();
Parallel.ForEach(new[] { "cust_8a3f", "cust_1b7c", "cust_5e21" }, id =>
{
    var invoices = tools.Billing.ListInvoicesAsync(customerId: id).Result;
    lock (gate) total += invoices.Sum(i => i.Amount);
});
return total;
