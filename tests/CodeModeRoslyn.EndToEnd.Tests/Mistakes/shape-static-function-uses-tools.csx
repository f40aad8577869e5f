// task: Trend of two customers.
// mistake: a class of its own that uses tools
class Trends
{
    public async Task<string> Get(string id) => (await tools.Analytics.GetUsageAsync(customerId: id, period: "30d")).Trend;
}

var trends = new Trends();
return new[] { await trends.Get("cust_8a3f"), await trends.Get("cust_1b7c") };
