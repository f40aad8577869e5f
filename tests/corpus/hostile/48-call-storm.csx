// expect: contained ; category: tool-abuse ; note: calls from every thread without waiting
var all = new System.Collections.Concurrent.ConcurrentBag<Task>();
Parallel.For(0, 1_000_000, i => { try { all.Add(tools.Crm.GetCustomerAsync(id: $"{i}")); } catch { } });
await Task.WhenAll(all);
return 1;
