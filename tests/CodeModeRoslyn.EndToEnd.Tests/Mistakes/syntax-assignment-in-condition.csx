// task: Is cust_8a3f on the enterprise plan?
// mistake: = for ==
var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
if (c.Plan = "enterprise") return true;
return false;
