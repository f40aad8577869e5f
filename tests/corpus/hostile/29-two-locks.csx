// expect: contained ; category: hang ; note: two tasks lock crosswise
object a = new(), b = new();
var x = Task.Run(async () => { await Task.Yield(); lock (a) { Spin(); lock (b) { } } });
var y = Task.Run(async () => { await Task.Yield(); lock (b) { Spin(); lock (a) { } } });
await Task.WhenAll(x, y);
return 1;
static void Spin() { for (var i = 0; i < 50_000_000; i++) { } }
