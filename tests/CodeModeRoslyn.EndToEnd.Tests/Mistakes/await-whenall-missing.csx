// task: Trends of three customers.
// mistake: Task.WhenAll is not awaited
var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_2d90" };
var usages = Task.WhenAll(ids.Select(id => tools.Analytics.GetUsageAsync(customerId: id, period: "30d")));
return usages.Select(u => u.Trend);
