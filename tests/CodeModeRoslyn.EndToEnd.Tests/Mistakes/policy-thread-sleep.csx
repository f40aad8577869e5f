// task: Get the usage of cust_8a3f, wait a second, and get it again.
// mistake: Thread.Sleep
var first = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "7d");
Thread.Sleep(1000);
var second = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "7d");
return first.Trend == second.Trend;
