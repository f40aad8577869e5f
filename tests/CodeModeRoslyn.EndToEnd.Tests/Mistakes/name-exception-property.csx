// task: Look up cust_0000 and tell me the error code if it fails.
// mistake: ToolException has no Code
try
{
    return await tools.Crm.GetCustomerAsync(id: "cust_0000");
}
catch (ToolException e)
{
    return $"{e.Code}: {e.Message}";
}
