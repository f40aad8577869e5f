// expect: contained ; category: compile-bomb ; note: a chain of generic calls whose types grow
var x = 1.W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W().W(); return 1;
static class X { public static (T, T) W<T>(this T t) => (t, t); }
