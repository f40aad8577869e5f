// expect: contained ; category: crash ; note: a progress callback throws on a pool thread
IProgress<int> p = new Progress<int>(_ => throw new InvalidOperationException("boom"));
p.Report(1);
await Task.Delay(500);
return "survived";
