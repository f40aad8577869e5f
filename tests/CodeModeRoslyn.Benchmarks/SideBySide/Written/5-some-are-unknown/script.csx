var ids = new[] { "cust_8a3f", "cust_0c11", "cust_1b7c", "cust_2d90", "cust_77aa", "cust_5e21", "cust_e4e4", "cust_9f04" };
var found = new List<object>();
var failed = new List<string>();
foreach (var id in ids)
{
    try
    {
        var c = await tools.Crm.GetCustomerAsync(id: id);
        found.Add(new { c.Name, c.Email });
    }
    catch (ToolException e)
    {
        failed.Add($"{id}: {e.Message}");
    }
}
return new { found, failed };
