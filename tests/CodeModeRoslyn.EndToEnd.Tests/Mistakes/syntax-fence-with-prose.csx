// task: Sum of the open invoices of cust_1b7c.
// mistake: prose before the fenced script
Here is the script that sums the open invoices:

```csharp
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_1b7c");
return invoices.Where(i => i.Status == "open").Sum(i => i.Amount);
```
