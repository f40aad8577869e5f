// task: Print the invoices of cust_8a3f.
// mistake: foreach over the task
foreach (var invoice in tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f"))
{
    Console.WriteLine($"{invoice.Id} {invoice.Status} {invoice.Amount}");
}
