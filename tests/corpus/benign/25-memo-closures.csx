// expect: {"f":12586269025,"calls":51,"c":5,"d":50}
var calls = 0;
Func<T, R> Memo<T, R>(Func<T, R> f) where T : notnull { var known = new Dictionary<T, R>(); return x => known.TryGetValue(x, out var r) ? r : known[x] = f(x); }
Func<int, long> fib = null!;
fib = Memo<int, long>(n => { calls++; return n < 2 ? n : fib(n - 1) + fib(n - 2); });
Func<int, Func<int, int>> add = a => b => a + b;
var compose = (Func<int, int> f, Func<int, int> g) => (int x) => g(f(x));
return new { f = fib(50), calls, c = add(2)(3), d = compose(x => x + 1, x => x * 10)(4) };
