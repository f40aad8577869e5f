// task: Domains of the email addresses of all five customers.
// mistake: Email is null for one of them
var domains = new SortedSet<string>();
foreach (var id in new[] { "cust_8a3f", "cust_1b7c", "cust_2d90", "cust_5e21", "cust_9f04" })
{
    var customer = await tools.Crm.GetCustomerAsync(id: id);
    domains.Add(customer.Email.Split('@')[1]);
}
return domains;
