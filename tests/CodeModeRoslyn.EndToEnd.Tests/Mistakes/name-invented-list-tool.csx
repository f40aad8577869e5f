// task: Which customers are on the enterprise plan?
// mistake: there is no tool that lists customers
var customers = await tools.Crm.ListCustomersAsync();
return customers.Where(c => c.Plan == "enterprise").Select(c => c.Name).ToList();
