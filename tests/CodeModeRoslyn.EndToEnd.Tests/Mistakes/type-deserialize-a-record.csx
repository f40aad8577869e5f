// task: Plan of cust_8a3f.
// mistake: the typed result is deserialized once more
var json = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
var customer = JsonSerializer.Deserialize<Dictionary<string, string>>(json);
return customer["plan"];
