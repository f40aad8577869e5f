// expect: {"part":[10,9,8,3,2,1],"zip":90,"agg":362880,"win":4,"union":10,"except":3,"intersect":2,"flat":11,"look":5,"avg":5.5,"minmax":"(1, 10)","tri":1,"seq":true,"cast":3,"pre":12,"def":-1,"rep":"abab","gj":["1:4","2:3","0:3"],"order":1,"tryCount":10,"shuffled":1,"sel":330}
var n = Enumerable.Range(1, 10).ToList();
var (small, large) = (n.TakeWhile(x => x < 4), n.SkipWhile(x => x < 8));
return new
{
    part = small.Concat(large).Reverse().ToArray(), zip = n.Zip(n.Skip(1), (a, b) => a * b).Last(), agg = n.Aggregate(1L, (a, b) => a * b, r => r / 10), win = n.Where((x, i) => i % 3 == 0).ToHashSet().Count,
    union = n.UnionBy([11, 21], x => x % 10).Count(), except = n.ExceptBy([1, 2], x => x).First(), intersect = n.Intersect([2, 20]).Single(), flat = new[] { new[] { 1 }, [2, 3] }.SelectMany(x => x, (x, y) => x.Length * y).Sum(),
    look = n.ToLookup(x => x % 2 == 0)[true].Count(), avg = n.Average(), minmax = (n.Min(), n.Max()).ToString(), tri = n.Zip(n, n).First().Third, seq = n.SequenceEqual(n.ToArray()), cast = new object[] { 1, "a", 2 }.OfType<int>().Sum(), pre = n.Prepend(0).Append(11).Count(), def = Enumerable.Empty<int>().FirstOrDefault(-1), rep = string.Concat(Enumerable.Repeat("ab", 2)), gj = n.GroupBy(x => x % 3, (k, v) => $"{k}:{v.Count()}"), order = n.OrderDescending().ElementAt(^1), tryCount = n.TryGetNonEnumeratedCount(out var c) ? c : -1, shuffled = n.Shuffle().Order().First(), sel = n.Select((x, i) => x * i).Sum(),
};
