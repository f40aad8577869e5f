// task: Names of two customers.
// mistake: yield return at the top level
foreach (var id in new[] { "cust_8a3f", "cust_1b7c" })
{
    var customer = await tools.Crm.GetCustomerAsync(id: id);
    yield return customer.Name;
}
