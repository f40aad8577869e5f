// expect: 10
async IAsyncEnumerable<int> Count(int to)
{
    for (var i = 1; i <= to; i++)
    {
        await Task.Yield();
        yield return i;
    }
}
var sum = 0;
await foreach (var n in Count(4))
    sum += n;
return sum;
