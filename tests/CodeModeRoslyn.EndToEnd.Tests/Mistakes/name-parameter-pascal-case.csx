// task: What is the 30-day trend of cust_9f04?
// mistake: parameter names with a capital
var usage = await tools.Analytics.GetUsageAsync(CustomerId: "cust_9f04", Period: "30d");
return usage.Trend;
