// expect: contained ; category: stack-dos ; note: a million continuations that run in place
var first = new TaskCompletionSource();
Task t = first.Task;
for (var i = 0; i < 1_000_000; i++) t = t.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously);
first.SetResult();
await t;
return 1;
