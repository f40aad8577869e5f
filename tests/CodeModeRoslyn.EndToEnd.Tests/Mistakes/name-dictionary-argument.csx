// task: Get the 7-day usage of cust_1b7c.
// mistake: the arguments in a dictionary
var usage = await tools.Analytics.GetUsageAsync(new Dictionary<string, object>
{
    ["customer_id"] = "cust_1b7c",
    ["period"] = "7d",
});
return usage.Trend;
