// expect: contained ; category: memory ; note: a BigInteger torn by two threads and written to a span
var box = new Box(); var end = DateTime.UtcNow.AddSeconds(2); var n = 0L;
var small = System.Numerics.BigInteger.MinusOne; var large = System.Numerics.BigInteger.Pow(3, 5000);
var w = Task.Run(() => { while (DateTime.UtcNow < end) { box.V = small; box.V = large; } });
var r = Task.Run(() => { var buffer = new byte[8]; while (DateTime.UtcNow < end) { try { if (box.V.TryWriteBytes(buffer, out var k)) n += k; n += box.V.ToByteArray().Length; } catch { } } });
await Task.WhenAll(w, r);
return n >= 0;
class Box { public System.Numerics.BigInteger V; }
