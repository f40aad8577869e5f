// task: Amounts over 1000 of cust_8a3f.
// mistake: HTML entities for > and &&
var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return invoices.Where(i =&gt; i.Amount &gt; 1000 &amp;&amp; i.Currency == "EUR").Select(i =&gt; i.Id).ToList();
