// expect: contained ; category: result-bomb ; note: a property of the result calls a tool
return new R();
class R { public object? A => tools.Crm.GetCustomerAsync(id: "cust_8a3f").GetAwaiter().GetResult(); public object B => this; }
