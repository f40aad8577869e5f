// expect: contained ; category: stack-dos ; note: a lazy value that asks a new lazy value
return Make(0).Value;
static Lazy<int> Make(int n) => new(() => Make(n + 1).Value + 1, LazyThreadSafetyMode.None);
