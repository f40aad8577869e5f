// task: Plan of cust_1b7c.
// mistake: the script was escaped twice, with \n for line breaks and \" for quotes
var customer = await tools.Crm.GetCustomerAsync(id: \"cust_1b7c\");\nreturn customer.Plan;
