// task: Total calls of two customers in 7 days.
// mistake: a helper with await that is not async
long Total(string id)
{
    var usage = await tools.Analytics.GetUsageAsync(customerId: id, period: "7d");
    return usage.Points.Sum(p => p.Calls);
}
return Total("cust_8a3f") + Total("cust_1b7c");
