// task: Names of cust_8a3f, cust_0000 and cust_1b7c; some ids may be wrong.
// mistake: one failed call ends everything
var names = new List<string>();
foreach (var id in new[] { "cust_8a3f", "cust_0000", "cust_1b7c" })
{
    names.Add((await tools.Crm.GetCustomerAsync(id: id)).Name);
}
return names;
