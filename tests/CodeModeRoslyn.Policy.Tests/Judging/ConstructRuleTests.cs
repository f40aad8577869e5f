using CodeModeRoslyn.Analyzers.Rules;

namespace CodeModeRoslyn.Policy.Tests.Judging;

public sealed class ConstructRuleTests
{
    [Theory]
    [InlineData(ConstructRules.WriteSafeCode, "return 1; struct S { [|unsafe|] void M() { } }")]
    [InlineData(ConstructRules.WriteTheBody, "return 1; class C { static [|extern|] void M(); }")]
    [InlineData(ConstructRules.DisposeInsteadOfFinalizing, "return 1; class C { ~[|C|]() { } }")]
    [InlineData(ConstructRules.TypeInsteadOfDynamic, "object o = 1; return (([|dynamic|])o).Module;")]
    [InlineData(ConstructRules.ReturnATask, "async void [|Go|]() => await Task.Yield(); Go(); return 1;")]
    [InlineData(ConstructRules.ReturnATask, "new List<int>().ForEach([|async|] i => await Task.Yield()); return 1;")]
    [InlineData(ConstructRules.LeaveTheAssemblyAlone, "[[|module|]: Obsolete]\nreturn 1;")]
    [InlineData(ConstructRules.UseYourOwnNamespace, "return 1; namespace System.Mine { class [|C|] { }\ndelegate void [|D|](); }")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "var n = 3; Span<int> s = [|stackalloc|] int[n]; return s.Length;")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "Span<int> s = [|stackalloc|] int[1025]; return s.Length;")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "Span<int> s = [|stackalloc|] int[] { 1, 2 }; return s.Length;")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "int i = 0; switch (i) { case 0: Span<byte> s = [|stackalloc|] byte[1024]; s[0] = 1; goto case 1; case 1: i++; goto case 0; } return i;")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "Span<A> s = [|stackalloc|] A[1024]; return s.Length; struct A { public decimal B, C, D, E; }")]
    [InlineData(ConstructRules.AllocateSmallConstantSpans, "for (; ; ) { Span<int> s = [|stackalloc|] int[4]; s[0] = 1; }")]
    [InlineData(ConstructRules.UseOrdinaryParameters, "return 1; class C { void M([|__arglist|]) { } }")]
    [InlineData(ConstructRules.LockYourOwnObject, "lock ([|\"x\"|]) { }\nlock ([|typeof(int)|]) { } return 1;")]
    [InlineData(ConstructRules.LockYourOwnObject, "lock ([|(object)typeof(string)|]) { }\nlock ([|(\"x\" as object)!|]) { }\nlock ([|(object)(IComparable)(\"y\")|]) { } return 1;")]
    public void AConstructIsRefusedWhereItStands(string ruleId, string marked) =>
        Markup.Verify(marked).Should().OnlyContain(violation => violation.RuleId == ruleId && violation.Suggestion != null);

    [Fact]
    public void ViolationsComeByPositionAndAreCapped()
    {
        var violations = Markup.Verify(string.Concat(Enumerable.Range(0, 50).Select(_ => "Environment.[|Exit|](1);\n")) + "Environment.Exit(1);");

        violations.Should().HaveCount(50).And.BeInAscendingOrder(violation => violation.Location.SourceSpan.Start);
    }
}
