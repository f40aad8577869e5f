// task: Trends of three customers, one of whom may be unknown.
// mistake: WhenAll throws for the one
var usages = await Task.WhenAll(new[] { "cust_8a3f", "cust_9999", "cust_1b7c" }
    .Select(id => tools.Analytics.GetUsageAsync(customerId: id, period: "30d")));
return usages.Select(u => u.Trend);
