var customer = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return new { customer.Name, customer.Plan };
