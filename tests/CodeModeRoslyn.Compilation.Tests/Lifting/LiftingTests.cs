namespace CodeModeRoslyn.Compilation.Tests.Lifting;

public sealed class LiftingTests
{
    [Theory]
    [InlineData("return 1;", 1)]
    [InlineData("1 + 1", 2)]
    [InlineData("var total = 3; total", 3)]
    [InlineData("var price = 2; var quantity = 4; price * quantity", 8)]
    [InlineData("var ok = true; ok ? \"yes\" : \"no\"", "yes")]
    [InlineData("var a = 1; a // the end", 1)]
    [InlineData("const int K = 3; K", 3)]
    [InlineData("var x = 5; x switch { 5 => \"five\", _ => \"other\" }", "five")]
    [InlineData("int i = 1; i++", 1)]
    [InlineData("await Task.FromResult(7)", 7)]
    [InlineData("await Task.Delay(1)", null)]
    [InlineData("var a = Task.FromResult(1);\n// the result\nawait (a ?? Task.FromResult(2)) // one", 1)]
    [InlineData("var a = Task.FromResult(\"ab\"); (await (a)).Length", 2)]
    [InlineData("var total = 1; Row Make(int n) => new Row { total = n }; Row Make(string s) => Make(0) with { total = s.Length }; return Make(\"ab\").total + total; record Row { public int total { get; set; } }", 3)]
    [InlineData("var list = new List<int> { 1 }; list.Clear()", null)]
    [InlineData("return;", null)]
    [InlineData("if (DateTime.MaxValue > DateTime.MinValue) return; return 5;", null)]
    [InlineData("using var reader = new System.IO.StringReader(\"text\");\nreturn reader.ReadToEnd();", "text")]
    [InlineData("var n = Twice(4);\nreturn n;\nint Twice(int x) => x * 2;", 8)]
    [InlineData("public static int Twice(int x) => x * 2;\nreturn Twice(4);", 8)]
    [InlineData("private int Twice(int x) => x * 2; Twice(3)", 6)]
    [InlineData("int F(int x) => x; string F(string s) => s + \"!\"; return F(\"a\") + F(1);", "a!1")]
    [InlineData("static string Shout(this string s) => s.ToUpperInvariant();\n\"a\".Shout()", "A")]
    [InlineData("extension(string s) { public int Twice => s.Length * 2; }\nreturn \"ab\".Twice;", 4)]
    [InlineData("var seen = 0; void See() { seen++; } See(); See(); return seen;", 2)]
    [InlineData("int A(int n) => n == 0 ? 0 : B(n - 1); int B(int n) => n == 0 ? 1 : A(n - 1); return A(3);", 1)]
    [InlineData("var x = 1;\nusing System.Numerics;\nreturn (int)BigInteger.One + x;", 2)]
    [InlineData("class Point { public int X = Helper(); }\nstatic int Helper() => 9;\nreturn new Point().X;", 9)]
    [InlineData("record Point(int X);\nvar p = new Point(3);\np.X", 3)]
    [InlineData("namespace Inner { public class C { public int V => 4; } }\nreturn new Inner.C().V;", 4)]
    [InlineData("private static readonly int K = 3; return K;", 3)]
    [InlineData("#region one\nvar a = 1;\n#endregion\nreturn a;\n#pragma warning disable CS0168", 1)]
    [InlineData("Span<int> s = stackalloc int[2]; s[0] = 4; var v = s[0]; return v;", 4)]
    [InlineData("Func<int> f = () => { return 3; }; return f();", 3)]
    [InlineData("return null;", null)]
    public async Task AScriptGivesItsValue(string script, object? expected) =>
        (await Scripts.RunAsync(script)).Should().Be(expected);

    [Fact]
    public async Task ATypeOfTheScriptSeesItsFunctionsWhereverTheyStand() =>
        (await Scripts.RunAsync(
            """
            var box = new Box(2);
            return box.Doubled();

            int Double(int x) => x * 2;
            record Box(int Value) { public int Doubled() => Double(Value); }
            """)).Should().Be(4);

    [Theory]
    [InlineData("return 1;\n}\nclass B {", "CS1022")]
    [InlineData("#r \"System.Net.Http\"\nreturn 1;", "CMR3004")]
    [InlineData("#load \"other.csx\"\nreturn 1;", "CMR3004")]
    [InlineData("#if true\nreturn 1;\n#endif", "CMR3004")]
    [InlineData("#line 5\nreturn 1;", "CMR3004")]
    [InlineData("", "CMR3001")]
    [InlineData("// only a comment", "CMR3001")]
    [InlineData("public class Program { public static void Main() { } }", "CMR3002")]
    [InlineData("async Task Main() { await Task.Delay(1); }", "CMR3002")]
    [InlineData("record Point(int X);", "CMR3003")]
    [InlineData("var n = 1; int F(int x) => x + n; int F(string s) => n; return F(1);", "CMR3006")]
    [InlineData("var n = 1; int[] F(int x) => new[] { n = x }; int F(string s) => 1; return F(\"a\");", "CMR3006")]
    [InlineData("var n = 1; static int Add(this int x) => x + n; return 1.Add();", "CMR3006")]
    [InlineData("var a = 1; a;", "CS0201")]
    [InlineData("def main():\n    print(1)", "CMR3011")]
    public void AScriptOfTheWrongShapeIsRefused(string script, string id)
    {
        var findings = Scripts.Refuse(script);

        findings.Should().Contain(finding => finding.Id == id);
        findings.Should().OnlyContain(finding => finding.IsError && finding.Line >= 1 && finding.Column >= 1);
    }

    [Theory]
    [InlineData("foreach (var x in new[] { 1 }) { } static int Sq(this int[] v) => v.Sum(x => x * x); return new[] { 3 }.Sq();", 9)]
    [InlineData("var sum = new[] { 1 }.Sum(n => n); int F(int x) => x; int F(string s) { foreach (var n in s) { return n; } return 0; } return F(3) + sum;", 4)]
    [InlineData("for (var i = 0; i < 2; i++) { } int F(int k) { for (var i = 0; i < k; i++) { k--; } return k; } int F(string s) => F(s.Length); return F(\"ab\");", 1)]
    [InlineData("int F(int x) => x; int F(int[] v) => (from q in v let r = q * 2 select r).Sum(); return new[] { 1, 2 }.Select(q => F(q)).Sum() + F(new[] { 2 });", 7)]
    [InlineData("try { throw new Exception(\"a\"); } catch (Exception e) { } string F(Exception e) => e.Message; string F(int n) => $\"{n}\"; return F(1).Length;", 1)]
    public async Task AFunctionsOwnNamesAreNotTheScripts(string script, int expected) =>
        (await Scripts.RunAsync(script)).Should().Be(expected);

    [Theory]
    [InlineData("if (int.TryParse(\"4\", out var n)) { } int F(int x) => x + n; return F(1);", 5)]
    [InlineData("var total = 0; void Add(int[] xs) { foreach (var x in xs) { total += x; } } Add([1, 2]); return total;", 3)]
    [InlineData("var (a, b) = (1, 2); int F() => a + b; return F();", 3)]
    public async Task AFunctionSeesTheScriptsVariables(string script, int expected) =>
        (await Scripts.RunAsync(script)).Should().Be(expected);

    [Theory]
    [InlineData("var a = 1;\nvar b = wrong;\nreturn b;", 2, 9)]
    [InlineData("using System.Numerics;\n\nvar a = 1;\n  return wrong;", 4, 10)]
    [InlineData("var a = 1; wrong(a); return a;", 1, 12)]
    [InlineData("int F(int x)\n{\n    return wrong;\n}\nreturn F(1);", 3, 12)]
    [InlineData("public static int F(int x) => wrong;\nreturn F(1);", 1, 31)]
    [InlineData("private int F(int x) => wrong;\nreturn F(1);", 1, 25)]
    [InlineData("var n = 1;\nprivate int F(int x) => wrong + n;\nreturn F(1);", 2, 25)]
    [InlineData("return 1;\n\nclass C\n{\n    int X = wrong;\n}", 5, 13)]
    [InlineData("var a = 1;\nusing Wrong.Space;\nreturn a;", 2, 7)]
    [InlineData("if (1 > 2) return; var a = wrong;", 1, 28)]
    [InlineData("var a = 1;\na +\n   wrong", 3, 4)]
    [InlineData("var a = 1\nvar b = 2;", 1, 10)]
    public void AnErrorStandsWhereTheScriptHasIt(string script, int line, int column)
    {
        var finding = Scripts.Refuse(script)[0];

        (finding.Line, finding.Column).Should().Be((line, column), finding.Message);
    }

    [Fact]
    public void EveryLineOfTheTableIsALineOfTheScript()
    {
        var script = "int F(int x) => x;\nvar a = F(1);\n\nreturn a;";

        var lines = Scripts.Approve(script).Lines.Where((_, index) => index % 3 == 2).Distinct().Order();

        lines.Should().Equal(1, 2, 4);
    }
}
