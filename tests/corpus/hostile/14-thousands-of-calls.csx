// expect: contained ; category: call-flood ; note: more calls than a run has, all at once
var all = Enumerable.Range(0, 10_000).Select(_ => tools.Crm.GetCustomerAsync(id: "cust_8a3f"));
return (await Task.WhenAll(all)).Length;
