// task: Calls of cust_8a3f over 30 days.
// mistake: long into int
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "30d");
int calls = usage.Points.Sum(p => p.Calls);
return calls;
