using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.PolicyFiles;

public sealed class PolicyModelTests
{
    private static readonly PolicyModel Model = Parse(
        """
        # A comment.
        [A.B]
        Some     Method =Property .ctor
        All      * -Hidden -Secret @base
        Named    -
        Mixed    Shown
        Mixed    Lowered @compiler
        Outer    One
        Outer.Inner *
        [C]
        **       -Taken @base
        Only     One
        """);

    [Theory]
    [InlineData("A.B", "Some", "Method", PolicyVerdict.Allowed)]
    [InlineData("A.B", "Some", ".ctor", PolicyVerdict.Allowed)]
    [InlineData("A.B", "Some", "get_Property", PolicyVerdict.Allowed)]
    [InlineData("A.B", "Some", "set_Property", PolicyVerdict.Denied)]
    [InlineData("A.B", "Some", "MethodAsync", PolicyVerdict.Denied)]
    [InlineData("A.B", "All", "set_Anything", PolicyVerdict.Allowed)]
    [InlineData("A.B", "All", "get_Hidden", PolicyVerdict.Denied)]
    [InlineData("A.B", "All", "Hidden", PolicyVerdict.Denied)]
    [InlineData("A.B", "Named", "ToString", PolicyVerdict.Denied)]
    [InlineData("A.B", "Mixed", "Shown", PolicyVerdict.Allowed)]
    [InlineData("A.B", "Mixed", "Lowered", PolicyVerdict.CompilerOnly)]
    [InlineData("C", "Anything", "Member", PolicyVerdict.Allowed)]
    [InlineData("C", "Anything", "Taken", PolicyVerdict.Denied)]
    [InlineData("C", "Only", "Two", PolicyVerdict.Denied)]
    public void AMemberIsJudgedByItsExactName(string ns, string type, string member, PolicyVerdict verdict) =>
        Model.JudgeMember(ns, type, member).Should().Be(verdict);

    [Theory]
    [InlineData("A.B", "Named", PolicyVerdict.Allowed)]
    [InlineData("A", "Named", PolicyVerdict.Denied)]
    [InlineData("A.B.C", "Named", PolicyVerdict.Denied)]
    [InlineData("A.B", "Names", PolicyVerdict.Denied)]
    [InlineData("A.B", "All.Nested.Deep", PolicyVerdict.Allowed)]
    [InlineData("A.B", "All.Secret", PolicyVerdict.Denied)]
    [InlineData("A.B", "Outer.Inner", PolicyVerdict.Allowed)]
    [InlineData("A.B", "Outer.Other", PolicyVerdict.Denied)]
    [InlineData("C", "Anything.Nested", PolicyVerdict.Allowed)]
    [InlineData("C.D", "Anything", PolicyVerdict.Denied)]
    [InlineData("", "C", PolicyVerdict.Denied)]
    public void ATypeIsJudgedByItsExactName(string ns, string type, PolicyVerdict verdict) =>
        Model.JudgeType(ns, type).Should().Be(verdict);

    [Fact]
    public void OnlyWhatIsMarkedMayBeABase()
    {
        Model.MayBeBase("A.B", "All").Should().BeTrue();
        Model.MayBeBase("A.B", "Some").Should().BeFalse();
        Model.MayBeBase("C", "Anything").Should().BeTrue();
    }

    [Theory]
    [InlineData("Type *", "A type stands before")]
    [InlineData("[A", "is no section")]
    [InlineData("[A.*]", "is no section")]
    [InlineData("[A]\nFunc`1 *", "is no type name")]
    [InlineData("[A]\nType", "says nothing about its members")]
    [InlineData("[A]\nType * Member", "names members beside '*'")]
    [InlineData("[A]\nType - Member", "says both")]
    [InlineData("[A]\nType Member -Other", "excludes members without '*'")]
    [InlineData("[A]\nType @bases", "is neither a member nor")]
    [InlineData("[A]\nType Mem*", "is neither a member nor")]
    [InlineData("[A]\nType *\nType Member", "has a line already")]
    public void AMalformedLineAllowsNothingAndIsReportedWithItsNumber(string text, string message)
    {
        var model = PolicyModel.Parse(text, out var findings);

        findings.Should().ContainSingle().Which.Message.Should().Contain(message);
        findings[0].Line.Should().Be(text.Split('\n').Length);
        model.Rules.Should().HaveCountLessThan(2);
    }

    private static PolicyModel Parse(string text)
    {
        var model = PolicyModel.Parse(text, out var findings);
        findings.Should().BeEmpty();
        return model;
    }
}
