// task: Write name and plan of cust_8a3f as JSON to out/customer.json.
// mistake: an interpolated raw string with one $ and braces of JSON in it
var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
var json = $"""
    { "name": "{c.Name}", "plan": "{c.Plan}" }
    """;
await tools.Filesystem.WriteFileAsync(path: "out/customer.json", content: json);
return "written";
