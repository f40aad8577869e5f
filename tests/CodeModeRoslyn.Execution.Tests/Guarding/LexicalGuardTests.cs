using CodeModeRoslyn.Execution.Guarding;

namespace CodeModeRoslyn.Execution.Tests.Guarding;

public sealed class LexicalGuardTests
{
    private const int Limit = 65_536;

    [Theory]
    [InlineData("var a = 1;\nreturn a;")]
    [InlineData("return list.Where(x => x < 3 && x > 1).Select(x => new List<Dictionary<string, List<int>>>());")]
    [InlineData("return \"👨‍👩‍👧 Größe 日本語\";")]
    [InlineData("for (var i = 0; i < 10; i++) for (var j = 0; j < 10; j++) { if (a[i][j] < b) { } }")]
    public void OrdinaryScriptsPass(string source) => LexicalGuard.Check(source, Limit).Should().BeNull();

    [Fact]
    public void WhatIsTooMuchIsNamedWithItsPlace()
    {
        Check(new string('a', Limit + 1)).Should().Be((LexicalGuard.TooLong, 1, 1));
        Check(string.Concat(Enumerable.Repeat("a;\n", 5_000))).Should().Be((LexicalGuard.TooManyLines, 4_001, 0));
        Check("a;\n" + new string('b', 9_000)).Should().Be((LexicalGuard.LineTooLong, 2, 8_001));
        Check("return " + new string('(', 65)).Should().Be((LexicalGuard.TooDeep, 1, 72));
        Check("var x = " + string.Concat(Enumerable.Repeat("A<", 65))).Should().Be((LexicalGuard.TooDeep, 1, 138));
        Check("var a\u202E = 1;").Should().Be((LexicalGuard.InvisibleCharacter, 1, 6));
        Check("a;\nb\0;").Should().Be((LexicalGuard.InvisibleCharacter, 2, 2));
    }

    // What the bytes of another encoding become when they are read as UTF-8.
    [Fact]
    public void BytesThatAreNoTextAreRefused() => Check("return \"Gr\uFFFD\uFFFDe\";").Should().Be((LexicalGuard.NoText, 1, 11));

    private static (string Id, int Line, int Column) Check(string source)
    {
        var finding = LexicalGuard.Check(source, Limit);
        finding.Should().NotBeNull();
        finding!.Message.Should().NotBeEmpty();
        finding.Suggestion.Should().NotBeNullOrEmpty();
        return (finding.Id, finding.Line, finding.Column);
    }
}
