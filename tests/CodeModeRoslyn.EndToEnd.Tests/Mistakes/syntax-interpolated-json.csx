// task: cust_8a3f as a small JSON text with name and plan.
// mistake: JSON by hand in an interpolated string, its braces and quotes not escaped
var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return $"{"name": "{c.Name}", "plan": "{c.Plan}"}";
