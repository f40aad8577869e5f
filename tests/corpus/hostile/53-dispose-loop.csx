// expect: contained ; category: cpu-dos ; note: disposing never ends
using var d = new D();
return 1;
class D : IDisposable { public void Dispose() { while (true) { } } }
