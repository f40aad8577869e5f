// task: Names of two customers.
// mistake: the loop's closing brace is missing
var names = new List<string>();
foreach (var id in new[] { "cust_8a3f", "cust_1b7c" })
{
    var customer = await tools.Crm.GetCustomerAsync(id: id);
    names.Add(customer.Name);
return names;
