// expect: {"total":6,"tw":8,"data":[5,0,2],"half":4,"n":1}
int total = 0;
void Add(params int[] ns) { foreach (var n in ns) total += n; }
static int Twice(in int n) => n * 2;
ref int Biggest(int[] a) { var at = 0; for (var i = 1; i < a.Length; i++) if (a[i] > a[at]) at = i; return ref a[at]; }
bool TryHalf(int n, out int half) { half = n / 2; return n % 2 == 0; }
Add(); Add(1, 2, 3);
int[] data = [4, 9, 2]; Biggest(data) = 0; ref var first = ref data[0]; first++;
(Func<int> next, Action reset) Counter() { var c = 0; return (() => ++c, () => c = 0); }
var (next, reset) = Counter(); next(); next(); reset();
return new { total, tw = Twice(4), data, half = TryHalf(8, out var h) ? h : -1, n = next() };
