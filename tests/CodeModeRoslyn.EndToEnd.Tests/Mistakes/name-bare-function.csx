// task: Give me the trend of cust_8a3f over 90 days.
// mistake: the tool as a function of its own
var usage = await GetUsageAsync(customerId: "cust_8a3f", period: "90d");
return usage.Trend;
