// expect: contained ; category: result-bomb ; note: an exception that throws itself when it is asked
class Vicious : Exception { public override string Message => throw new Vicious(); public override string ToString() => throw new Vicious(); }
class Text { public override string ToString() => throw new Vicious(); }
Console.WriteLine("{0} and {1}", new Text(), new Vicious());
return new object[] { new Vicious(), new Text() };
