// task: What plan is customer cust_8a3f on?
// mistake: the tool is called by its MCP name in snake case, without Async
var customer = await tools.Crm.get_customer(id: "cust_8a3f");
return customer.Plan;
