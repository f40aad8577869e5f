// expect: {"v":14,"s":"(2 + 3 * x)","d":"3"}
Expr e = new Add(new Num(2), new Mul(new Num(3), new Var("x")));
return new { v = e.Eval(new() { ["x"] = 4 }), s = e.ToString(), d = Simplify(Derive(e, "x")).ToString() };
static Expr Derive(Expr e, string x) => e switch { Num => new Num(0), Var v => new Num(v.Name == x ? 1 : 0), Add(var a, var b) => new Add(Derive(a, x), Derive(b, x)), Mul(var a, var b) => new Add(new Mul(Derive(a, x), b), new Mul(a, Derive(b, x))), _ => throw new System.Diagnostics.UnreachableException() };
static Expr Simplify(Expr e) => e switch { Add(var a, var b) => (Simplify(a), Simplify(b)) switch { (Num(0), var r) => r, (var l, Num(0)) => l, var (l, r) => new Add(l, r) }, Mul(var a, var b) => (Simplify(a), Simplify(b)) switch { (Num(0), _) or (_, Num(0)) => new Num(0), (Num(1), var r) => r, (var l, Num(1)) => l, var (l, r) => new Mul(l, r) }, _ => e };
abstract record Expr { public abstract double Eval(Dictionary<string, double> env); }
record Num(double Value) : Expr { public override double Eval(Dictionary<string, double> env) => Value; public override string ToString() => Value.ToString(CultureInfo.InvariantCulture); }
record Var(string Name) : Expr { public override double Eval(Dictionary<string, double> env) => env[Name]; public override string ToString() => Name; }
record Add(Expr L, Expr R) : Expr { public override double Eval(Dictionary<string, double> env) => L.Eval(env) + R.Eval(env); public override string ToString() => $"({L} + {R})"; }
record Mul(Expr L, Expr R) : Expr { public override double Eval(Dictionary<string, double> env) => L.Eval(env) * R.Eval(env); public override string ToString() => $"{L} * {R}"; }
