// expect: ["cust_8a3f","cust_8a3f","cust_8a3f"]
using var gate = new SemaphoreSlim(2);
async Task<string> Id(string id)
{
    await gate.WaitAsync();
    try { return (await tools.Crm.GetCustomerAsync(id: id)).Id; }
    finally { gate.Release(); }
}
return await Task.WhenAll(Enumerable.Repeat("cust_8a3f", 3).Select(Id));
