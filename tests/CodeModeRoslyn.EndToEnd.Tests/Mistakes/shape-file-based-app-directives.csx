// task: Plan of cust_9f04.
// mistake: the directives of a file-based app
#!/usr/bin/env dotnet run
#:package System.Text.Json@9.0.0
var customer = await tools.Crm.GetCustomerAsync(id: "cust_9f04");
return customer.Plan;
