// task: Trend of cust_8a3f in the last year.
// mistake: a period that the tool does not take
string Days(int days) => days + "d";
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: Days(365));
return usage.Trend;
