// task: Get customers 1 to 3.
// mistake: ids as numbers
var names = new List<string>();
for (int i = 1; i <= 3; i++)
{
    var c = await tools.Crm.GetCustomerAsync(id: i);
    names.Add(c.Name);
}
return names;
