// expect: rejected ; category: compile-bomb ; note: nested lambdas and overloads bind in exponential time
return C.M(a => C.M(x0 => C.M(x1 => C.M(x2 => C.M(x3 => C.M(x4 => C.M(x5 => C.M(x6 => C.M(x7 => C.M(x8 => C.M(x9 => C.M(x10 => C.M(x11 => C.M(x12 => C.M(x13 => C.M(x14 => C.M(x15 => C.M(x16 => C.M(x17 => C.M(x18 => C.M(x19 => 1)))))))))))))))))))));
static class C { public static int M(Func<int, int> f) => 1; public static int M(Func<string, int> f) => 2; public static int M(Func<object, object> f) => 3; }
