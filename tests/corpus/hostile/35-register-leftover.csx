// expect: contained ; category: leftover ; note: a callback is due after the result
var s = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
s.Token.Register(() => { while (true) { } });
return "left";
