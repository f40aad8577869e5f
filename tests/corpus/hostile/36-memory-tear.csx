// expect: contained ; category: memory ; note: a Memory field torn by two threads
var box = new Box(); var end = DateTime.UtcNow.AddSeconds(2); var hits = 0;
var w = Task.Run(() => { var a = new byte[1].AsMemory(); var b = new byte[100_000].AsMemory(50_000); while (DateTime.UtcNow < end) { box.M = a; box.M = b; } });
var r = Task.Run(() => { while (DateTime.UtcNow < end) { try { box.M.Span[^1] = 255; } catch { hits++; } } });
await Task.WhenAll(w, r);
return hits >= 0;
class Box { public Memory<byte> M; }
