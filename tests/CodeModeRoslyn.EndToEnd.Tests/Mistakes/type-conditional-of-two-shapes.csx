// task: Risk of cust_8a3f: the overdue invoices, or null if there are none.
// mistake: the two sides of ?: have different types
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
var late = invoices.Where(i => i.Status == "overdue").ToList();
var answer = late.Count > 0 ? new { risk = "high", late } : new { risk = "low" };
return answer;
