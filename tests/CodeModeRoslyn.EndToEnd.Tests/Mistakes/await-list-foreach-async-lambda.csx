// task: Print the names of three customers.
// mistake: an async lambda in List.ForEach, which is async void
var ids = new List<string> { "cust_8a3f", "cust_1b7c", "cust_2d90" };
ids.ForEach(async id => Console.WriteLine((await tools.Crm.GetCustomerAsync(id: id)).Name));
return "done";
