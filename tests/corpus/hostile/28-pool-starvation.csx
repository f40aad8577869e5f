// expect: contained ; category: hang ; note: every pool thread waits for ever
var never = new SemaphoreSlim(0);
for (var i = 0; i < 200; i++) _ = Task.Run(() => never.Wait());
await Task.Delay(10);
await Task.Run(() => Console.WriteLine("never"));
return 1;
