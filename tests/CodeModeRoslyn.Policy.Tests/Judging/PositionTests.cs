using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Policy.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Judging;

/// <summary>Wherever code may stand, it is judged; here a conversion that nobody names, to a type that nobody names.</summary>
public sealed class PositionTests
{
    private const string Binding = "Bindings.Xml";

    private static readonly MetadataReference Xml = ScriptCompilation.EmitLibrary(
        Binding, "public static class Api { public static int M(System.Xml.Linq.XName name) => 1; }", ReferencePack.All);

    [Theory]
    [InlineData("return Api.M(\"a\");")]
    [InlineData("return $\"{Api.M(\"a\")}\";")]
    [InlineData("Func<int> f = () => Api.M(\"a\"); return f();")]
    [InlineData("Func<int, Task<int>> f = async i => { await Task.Yield(); return Api.M(\"a\"); }; return f;")]
    [InlineData("int F() => Api.M(\"a\"); return F();")]
    [InlineData("return from i in new[] { 1 } where Api.M(\"a\") == i select i;")]
    [InlineData("return 1 switch { 1 when Api.M(\"a\") == 1 => 1, _ => 2 };")]
    [InlineData("int[] a = [Api.M(\"a\")]; return a;")]
    [InlineData("return 1; class C { int f = Api.M(\"a\"); }")]
    [InlineData("return 1; class C { int P { get; } = Api.M(\"a\"); }")]
    [InlineData("return 1; class C { int P => Api.M(\"a\"); }")]
    [InlineData("return 1; class C { int P { get { return Api.M(\"a\"); } } }")]
    [InlineData("return 1; class C { int P { get => Api.M(\"a\"); } }")]
    [InlineData("return 1; class C { int this[int i] => Api.M(\"a\"); }")]
    [InlineData("return 1; class C { static C() { Api.M(\"a\"); } }")]
    [InlineData("return 1; class C(int i) { int j = i; C() : this(Api.M(\"a\")) { } }")]
    [InlineData("return 1; class B(int i) { int j = i; } class C() : B(Api.M(\"a\"));")]
    [InlineData("return 1; class C { event Action E { add { Api.M(\"a\"); } remove { } } }")]
    [InlineData("return 1; class C { public static int operator +(C a, C b) => Api.M(\"a\"); }")]
    [InlineData("return 1; class C { public static implicit operator int(C a) => Api.M(\"a\"); }")]
    [InlineData("return 1; static class C { extension(int n) { public int X() => Api.M(\"a\"); } }")]
    [InlineData("return 1; class C : IDisposable { void IDisposable.Dispose() => Api.M(\"a\"); }")]
    [InlineData("return 1; interface I { int M() => Api.M(\"a\"); }")]
    [InlineData("return 1; namespace N { class C { class D { int M() => Api.M(\"a\"); } } }")]
    public void AHiddenConversionIsFound(string source)
    {
        var script = ScriptCompilation.Create(source, wide: true, Xml);

        script.Errors.Should().BeEmpty();
        script.Judge(Binding).Should().ContainSingle(violation => violation.RuleId == ApiRules.UseJsonSerializer, source);
    }

    [Theory]
    [InlineData("[assembly: Description(nameof(Environment.Exit))] return 1;")]
    [InlineData("return 1; class C { void M(string s = nameof(Environment.Exit)) { } }")]
    [InlineData("return 1; enum E { A = nameof(Environment.Exit).Length }")]
    [InlineData("Action<int> a = Environment.Exit; return a;")]
    [InlineData("unknown(Environment.Exit(1)); return 1;")]
    [InlineData("return Environment.Exit(\"one argument of the wrong type\");")]
    [InlineData("return 1; class C { string this[int i] { get => Environment.Exit(1); } }")]
    public void AMemberThatIsNamedIsFoundEvenWhereTheCodeDoesNotCompile(string source) =>
        ScriptCompilation.Create(source).Judge().Should().Contain(violation => violation.RuleId == ApiRules.ExpectNoEnvironment);
}
