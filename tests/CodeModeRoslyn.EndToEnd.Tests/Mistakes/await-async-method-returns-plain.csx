// task: Is cust_9f04 growing?
// mistake: an async method that returns bool and not Task<bool>
async bool IsGrowing(string id)
{
    var usage = await tools.Analytics.GetUsageAsync(customerId: id, period: "30d");
    return usage.Trend == "growing";
}
return await IsGrowing("cust_9f04");
