// task: Stop if cust_0000 is unknown, else return the name.
// mistake: Environment.Exit
try
{
    return (await tools.Crm.GetCustomerAsync(id: "cust_0000")).Name;
}
catch (ToolException e)
{
    Console.WriteLine(e.Message);
    Environment.Exit(1);
    throw;
}
