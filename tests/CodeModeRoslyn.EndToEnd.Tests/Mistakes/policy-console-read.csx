// task: Ask which customer is wanted and show the name.
// mistake: Console.ReadLine
Console.Write("Customer id: ");
var id = Console.ReadLine();
var customer = await tools.Crm.GetCustomerAsync(id: id);
return customer.Name;
