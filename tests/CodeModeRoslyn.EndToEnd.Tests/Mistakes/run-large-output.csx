// task: Show the progress while adding up the calls of cust_8a3f.
// mistake: far too much is printed
var usage = await tools.Analytics.GetUsageAsync(customerId: "cust_8a3f", period: "90d");
long sum = 0;
for (var i = 0; i < 2000; i++)
{
    foreach (var p in usage.Points)
    {
        sum += p.Calls;
        Console.WriteLine($"{i} {p.Day} {p.Calls} {sum}");
    }
}
return sum;
