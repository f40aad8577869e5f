// task: How long does get_customer take?
// mistake: Stopwatch without its using
var watch = Stopwatch.StartNew();
await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
return watch.ElapsedMilliseconds >= 0;
