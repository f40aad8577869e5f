// task: Plan of cust_8a3f.
// mistake: a Main without a class, which nobody calls
static async Task<string> Main()
{
    var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
    return customer.Plan;
}
