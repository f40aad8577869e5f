// task: 30-day trend of cust_8a3f.
// mistake: positional arguments in the wrong order
var usage = await tools.Analytics.GetUsageAsync("30d", "cust_8a3f");
return usage.Trend;
