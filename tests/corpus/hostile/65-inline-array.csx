// expect: rejected ; category: memory ; note: an inline array that is read beyond its end
var b = new B(); var i = Environment.TickCount; return b[i];
[System.Runtime.CompilerServices.InlineArray(2)] struct B { int e; }
