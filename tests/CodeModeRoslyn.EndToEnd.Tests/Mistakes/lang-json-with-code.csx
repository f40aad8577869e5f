// task: Plan of cust_8a3f.
// mistake: the arguments of execute_code as JSON within its code
{"code": "var c = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nreturn c.Plan;"}
