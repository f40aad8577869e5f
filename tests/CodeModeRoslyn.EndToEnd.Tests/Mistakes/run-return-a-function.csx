// task: A function that tells whether a customer is at risk.
// mistake: a value that is no JSON
Func<string, Task<bool>> atRisk = async id =>
    (await tools.Analytics.GetUsageAsync(customerId: id, period: "30d")).Trend == "declining";
return atRisk;
