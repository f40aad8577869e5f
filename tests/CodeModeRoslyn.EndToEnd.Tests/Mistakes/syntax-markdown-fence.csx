// task: Trend of cust_8a3f over 30 days.
// mistake: the script between Markdown fences
```csharp
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "30d");
return usage.Trend;
```
