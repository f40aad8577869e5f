// task: Get customer cust_8a3f.
// mistake: a general CallToolAsync with the tool's MCP name
var customer = await tools.CallToolAsync("crm.get_customer", new { id = "cust_8a3f" });
return customer;
