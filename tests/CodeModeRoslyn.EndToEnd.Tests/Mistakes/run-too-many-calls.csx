// task: Find every customer: try all ids from cust_0000 to cust_ffff.
// mistake: a call for each of 65,536 ids
var found = new List<string>();
for (var i = 0; i <= 0xffff; i++)
{
    try
    {
        found.Add((await tools.Crm.GetCustomerAsync(id: $"cust_{i:x4}")).Name);
    }
    catch (ToolException)
    {
    }
}
return found;
