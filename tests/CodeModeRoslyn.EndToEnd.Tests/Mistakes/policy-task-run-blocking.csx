// task: Trends of three customers, all at once.
// mistake: Task.Run with a blocking call in it, and Task.WaitAll
var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_2d90" };
var tasks = ids.Select(id => Task.Run(() => tools.Analytics.GetUsageAsync(customerId: id, period: "30d").Result)).ToArray();
Task.WaitAll(tasks);
return tasks.Select(t => t.Result.Trend).ToArray();
