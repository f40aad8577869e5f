// task: The invoices of cust_8a3f as indented JSON.
// mistake: Newtonsoft.Json, which is not there
using Newtonsoft.Json;

var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");
return JsonConvert.SerializeObject(invoices, Formatting.Indented);
