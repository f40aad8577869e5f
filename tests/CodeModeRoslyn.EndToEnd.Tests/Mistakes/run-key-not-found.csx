// task: Amounts of cust_2d90 by status: open, overdue, paid.
// mistake: a key that is not in the dictionary
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_2d90");
var byStatus = invoices.GroupBy(i => i.Status).ToDictionary(g => g.Key, g => g.Sum(i => i.Amount));
return new { open = byStatus["open"], overdue = byStatus["overdue"], paid = byStatus["paid"] };
