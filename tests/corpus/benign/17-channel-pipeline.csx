// expect: 91
using System.Threading.Channels;
var numbers = Channel.CreateBounded<int>(new BoundedChannelOptions(2) { SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });
var squares = Channel.CreateUnbounded<int>();
var produce = Task.Run(async () => { for (var i = 1; i <= 6; i++) await numbers.Writer.WriteAsync(i); numbers.Writer.Complete(); });
var workers = Enumerable.Range(0, 3).Select(async _ => { await foreach (var n in numbers.Reader.ReadAllAsync()) await squares.Writer.WriteAsync(n * n); });
await Task.WhenAll(workers); await produce; squares.Writer.Complete();
var sum = 0;
while (await squares.Reader.WaitToReadAsync()) while (squares.Reader.TryRead(out var n)) sum += n;
return sum;
