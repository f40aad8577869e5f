// task: Ask for the usage of cust_8a3f every second, three times.
// mistake: a timer with a callback
var trends = new List<string>();
using var timer = new System.Timers.Timer(1000);
timer.Elapsed += async (_, _) => trends.Add((await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "7d")).Trend);
timer.Start();
await Task.Delay(3500);
return trends;
