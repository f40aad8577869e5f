// expect: contained ; category: compile-bomb ; note: a generic call whose type doubles at each level
static (T, T) D<T>(T x) => (x, x);
return D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(1))))))))))))))))))))))))))));
