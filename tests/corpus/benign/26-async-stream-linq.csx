// expect: {"evens":[20,40],"total":6,"first":1,"any":true,"all":4}
static async IAsyncEnumerable<int> PagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
{
    for (var page = 1; page <= 4; page++) { await Task.Delay(1, ct); yield return page; }
}
var evens = await PagesAsync().Where(p => p % 2 == 0).Select(async (int p, CancellationToken ct) => { await Task.Yield(); return p * 10; }).ToListAsync();
var total = 0;
await foreach (var p in PagesAsync().WithCancellation(CancellationToken.None).ConfigureAwait(false)) { if (p == 4) break; total += p; }
return new { evens, total, first = await PagesAsync().FirstAsync(), any = await PagesAsync().AnyAsync(p => p > 3), all = (await PagesAsync().ToArrayAsync()).Length };
