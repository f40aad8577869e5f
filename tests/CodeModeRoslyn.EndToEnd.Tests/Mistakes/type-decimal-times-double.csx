// task: Amounts of cust_2d90 with 19 % tax.
// mistake: decimal times a double literal
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_2d90");
return invoices.Select(i => new { i.Id, Gross = Math.Round(i.Amount * 1.19, 2) });
