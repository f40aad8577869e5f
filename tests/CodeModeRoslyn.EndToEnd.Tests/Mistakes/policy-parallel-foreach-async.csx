// task: Plans of three customers.
// mistake: Parallel.ForEachAsync
var plans = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();
await Parallel.ForEachAsync(new[] { "cust_8a3f", "cust_1b7c", "cust_2d90" }, async (id, ct) =>
{
    plans[id] = (await tools.Crm.GetCustomerAsync(id: id)).Plan;
});
return plans;
