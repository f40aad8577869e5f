// task: Trend of cust_8a3f.
// mistake: a closing brace too many
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "30d");
if (usage.Trend == "declining")
{
    return "at risk";
}
}
return "fine";
