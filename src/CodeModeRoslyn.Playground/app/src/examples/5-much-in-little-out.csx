// Ninety days come in, thirteen weeks go out: what a script does not return costs no tokens. The table shows it as bars, too.
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "90d");
return usage.Points
    .GroupBy(point => ISOWeek.GetWeekOfYear(point.Day.ToDateTime(TimeOnly.MinValue)))
    .Select(week => new { Week = week.Key, Calls = week.Sum(point => point.Calls), Best = week.Max(point => point.Calls) });
