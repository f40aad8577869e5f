// expect: contained ; category: tool-abuse ; note: a call is made while the result is written
return Enumerable.Range(0, 1_000_000).Select(i => { _ = tools.Crm.GetCustomerAsync(id: "cust_8a3f").ContinueWith(_ => 1); return i; });
