// expect: {"by":"inner","outer":false}
using var outer = new CancellationTokenSource();
using var inner = CancellationTokenSource.CreateLinkedTokenSource(outer.Token);
inner.CancelAfter(TimeSpan.FromMilliseconds(20));
using var registration = inner.Token.Register(() => Console.WriteLine("cancelled"));
try { await Task.Delay(Timeout.InfiniteTimeSpan, inner.Token); return "no"; }
catch (OperationCanceledException e) when (e.CancellationToken == inner.Token) { return new { by = "inner", outer = outer.IsCancellationRequested }; }
