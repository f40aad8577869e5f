// task: How many of the five customers are there, and what are they called?
// mistake: a lazy Select is read three times, so every call is made three times
var ids = new[] { "cust_8a3f", "cust_1b7c", "cust_2d90", "cust_5e21", "cust_9f04" };
var tasks = ids.Select(id => tools.Crm.GetCustomerAsync(id: id));
await Task.WhenAll(tasks);
var names = new List<string>();
foreach (var task in tasks)
{
    names.Add((await task).Name);
}
return new { count = tasks.Count(), names };
