// expect: {"keys":["c","a"],"hasB":false,"count":2}
var cache = new LruCache<string, int>(2);
cache["a"] = 1; cache["b"] = 2; _ = cache["a"]; cache["c"] = 3;
return new { keys = cache.Keys.ToList(), hasB = cache.TryGet("b", out _), count = cache.Count };
class LruCache<TKey, TValue>(int capacity) where TKey : notnull
{
    private readonly LinkedList<(TKey Key, TValue Value)> order = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> map = new();
    public int Count => map.Count;
    public IEnumerable<TKey> Keys { get { foreach (var (key, _) in order) yield return key; } }
    public TValue this[TKey key]
    {
        get => TryGet(key, out var value) ? value! : throw new KeyNotFoundException($"no {key}");
        set
        {
            if (map.Remove(key, out var node)) order.Remove(node);
            else if (map.Count == capacity) { map.Remove(order.Last!.Value.Key); order.RemoveLast(); }
            map[key] = order.AddFirst((key, value));
        }
    }
    public bool TryGet(TKey key, out TValue? value)
    {
        if (!map.TryGetValue(key, out var node)) { value = default; return false; }
        order.Remove(node); order.AddFirst(node); value = node.Value.Value; return true;
    }
}
