// A failed call throws ToolException, which says whether another try may help. The others go on.
var (found, failed) = (new List<object>(), new List<string>());
foreach (var id in new[] { "cust_8a3f", "cust_nobody" })
{
    try
    {
        found.Add(await tools.Crm.GetCustomerAsync(id: id));
    }
    catch (ToolException e)
    {
        failed.Add($"{id}: {e.Kind}, {e.Message}{(e.Retryable ? " Another try may help." : "")}");
    }
}

return new { found, failed };
