// expect: {"Count":4,"items":[1,2,2,3]}
Bag<int> bag = [3, 1, .. new[] { 2, 2 }];
return new { bag.Count, items = bag.Order() };
[System.Runtime.CompilerServices.CollectionBuilder(typeof(Bag), nameof(Bag.Create))]
class Bag<T>(T[] items) : IEnumerable<T> { public int Count => items.Length; public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => items.GetEnumerator(); }
static class Bag { public static Bag<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray()); }
