// expect: contained ; category: compile-bomb ; note: generic calls that infer lambdas from each other
return C.F(x0 => C.F(x1 => C.F(x2 => C.F(x3 => C.F(x4 => C.F(x5 => C.F(x6 => C.F(x7 => C.F(x8 => C.F(x9 => C.F(x10 => C.F(x11 => C.F(x12 => C.F(x13 => C.F(x14 => C.F(x15 => 1, 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1), 1);
static class C { public static T F<T>(Func<int, T> f, int n) => f(n); public static T F<T>(Func<long, T> f, long n) => f(n); public static T F<T>(Func<string, T> f, string n) => f(n); public static T F<T>(Func<double, T> f, double n) => f(n); }
