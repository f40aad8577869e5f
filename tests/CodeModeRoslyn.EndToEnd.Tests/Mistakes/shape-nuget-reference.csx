// task: cust_8a3f as indented JSON.
// mistake: #r of a package
#r "nuget: Newtonsoft.Json, 13.0.3"
var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return JsonSerializer.Serialize(customer, new JsonSerializerOptions { WriteIndented = true });
