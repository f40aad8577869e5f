// task: Is cust_1b7c on the pro plan?
// mistake: === as in JavaScript
var c = await tools.Crm.GetCustomerAsync(id: "cust_1b7c");
return c.Plan === "pro";
