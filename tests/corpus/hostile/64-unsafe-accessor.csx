// expect: rejected ; category: reflection ; note: reaches private members
return A.Get("x");
static class A { [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "GetNonRandomizedHashCode")] public static extern int Get(string s); }
