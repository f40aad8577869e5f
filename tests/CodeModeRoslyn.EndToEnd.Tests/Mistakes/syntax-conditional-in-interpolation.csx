// task: Say whether cust_8a3f has overdue invoices.
// mistake: ?: in an interpolation without parentheses
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
var late = invoices.Any(i => i.Status == "overdue");
return $"Overdue: {late ? "yes" : "no"}";
