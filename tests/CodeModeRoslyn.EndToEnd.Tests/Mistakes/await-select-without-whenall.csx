// task: Names of cust_8a3f and cust_1b7c.
// mistake: async lambdas give tasks, and nobody awaits them before Name
var ids = new[] { "cust_8a3f", "cust_1b7c" };
var customers = ids.Select(async id => await tools.Crm.GetCustomerAsync(id: id));
return customers.Select(c => c.Name).ToList();
