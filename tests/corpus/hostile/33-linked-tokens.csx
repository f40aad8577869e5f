// expect: contained ; category: memory-dos ; note: a million timers and linked tokens
var kept = new List<CancellationTokenSource>();
var root = new CancellationTokenSource();
while (true) { var s = CancellationTokenSource.CreateLinkedTokenSource(root.Token); s.CancelAfter(int.MaxValue); kept.Add(s); }
