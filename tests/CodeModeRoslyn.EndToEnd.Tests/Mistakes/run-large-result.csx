// task: Usage of all customers for a chart.
// mistake: everything is returned, many times over
var points = new List<object>();
for (var i = 0; i < 50; i++)
{
    var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "90d");
    points.AddRange(usage.Points.Select(p => new { usage.CustomerId, p.Day, p.Calls, Run = i }));
}
return points;
