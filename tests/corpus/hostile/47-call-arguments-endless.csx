// expect: contained ; category: tool-abuse ; note: arguments that never end
var c = await tools.Crm.GetCustomerAsync(id: new string('x', 50_000_000));
return c;
