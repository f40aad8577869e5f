// expect: contained ; category: result-bomb ; note: formatting answers null and throws
return new object[] { new A(), new Dictionary<A, int> { [new A()] = 1 }, (new A(), 1) };
class A : IFormattable { public override string ToString() => null!; public string ToString(string? f, IFormatProvider? p) => throw new StackTraceless(); }
class StackTraceless : Exception { public override string StackTrace => null!; public override string Message => null!; public override string ToString() => throw this; }
