// task: Email of cust_5e21, if there is one.
// mistake: only one of two paths returns
var customer = await tools.Crm.GetCustomerAsync(id: "cust_5e21");
if (customer.Email != null)
{
    return customer.Email;
}
