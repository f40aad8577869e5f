// task: Load two customers side by side.
// mistake: threads of its own
var names = new List<string>();
var threads = new[] { "cust_8a3f", "cust_1b7c" }
    .Select(id => new Thread(() => names.Add(tools.Crm.GetCustomerAsync(id: id).Result.Name)))
    .ToList();
threads.ForEach(t => t.Start());
threads.ForEach(t => t.Join());
return names;
