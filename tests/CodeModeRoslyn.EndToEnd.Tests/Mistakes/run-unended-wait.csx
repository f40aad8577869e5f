// task: Wait two minutes, then get the usage of cust_8a3f.
// mistake: a delay that is longer than a run may take
await Task.Delay(TimeSpan.FromMinutes(2));
return (await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "7d")).Trend;
