// expect: {"f":[55,89,144],"fl":[1,2,4,8,9,5,10,11,3,6,12,13,7,14,15],"w":[2,3]}
static IEnumerable<long> Fib() { (long a, long b) = (0, 1); while (true) { yield return a; (a, b) = (b, a + b); } }
static IEnumerable<T> Flatten<T>(IEnumerable<T> roots, Func<T, IEnumerable<T>> children) { var stack = new Stack<T>(roots.Reverse()); while (stack.TryPop(out var t)) { yield return t; foreach (var c in children(t).Reverse()) stack.Push(c); } }
static IEnumerable<IReadOnlyList<T>> Windows<T>(IEnumerable<T> s, int n) { var q = new Queue<T>(); foreach (var x in s) { q.Enqueue(x); if (q.Count > n) q.Dequeue(); if (q.Count == n) yield return [.. q]; } }
return new { f = Fib().Skip(10).Take(3), fl = Flatten([1], n => n < 8 ? [n * 2, n * 2 + 1] : []), w = Windows([1, 2, 3, 4], 3).Select(w => w.Average()) };
