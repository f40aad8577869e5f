// task: Names of three customers by id, loaded side by side.
// mistake: ConcurrentDictionary without its using
var names = new ConcurrentDictionary<string, string>();
await Task.WhenAll(new[] { "cust_8a3f", "cust_1b7c", "cust_2d90" }.Select(async id =>
    names[id] = (await tools.Crm.GetCustomerAsync(id: id)).Name));
return names;
