using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Tests.Validation;

/// <summary>Patterns mean what ECMAScript says, also where .NET's would mean something else.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData(@"^\d$", "3", true)]
    [InlineData(@"^\d$", "٣", false)]
    [InlineData(@"^[\d-]+$", "1-2", true)]
    [InlineData(@"^\w+$", "ä", false)]
    [InlineData(@"^[^\W_]$", "_", false)]
    [InlineData(@"^a$", "a\n", false)]
    [InlineData(@"^\s$", "\ufeff", true)]
    [InlineData(@"^\S$", "\u00a0", false)]
    [InlineData(@"^[^]$", "\n", true)]
    [InlineData(@"^.$", "\u2028", false)]
    [InlineData(@"^\u{1F600}$", "😀", true)]
    [InlineData(@"^\/\-\_$", "/-_", true)]
    [InlineData(@"^\p{L}$", "ä", true)]
    [InlineData(@"^[[]$", "[", true)]
    [InlineData(@"x", "axb", true)]
    [InlineData(@"^(?<year>\d{4})-\d{2}$", "2026-01", true)]
    [InlineData(@"(?=x)", "x", null)]
    [InlineData(@"(a)\1", "aa", null)]
    [InlineData(@"\p{Script=Greek}", "α", null)]
    [InlineData(@"[]", "a", null)]
    [InlineData(@"(", "a", null)]
    [InlineData(@"a\", "a", null)]
    [InlineData(@"(a{100}){100}", "a", null)]
    [InlineData(@"((a{20}){20}){20}", "a", null)]
    [InlineData(@"^[a-z]{1,63}(\.[a-z]{1,63}){0,8}$", "www.example.org", true)]
    [InlineData(@"^.{1,100}@.{1,100}$", "ann", false)]
    [InlineData(@"\A[a-z]+\Z", "abc", null)]
    [InlineData(@"^[+-\d]+$", "5", null)]
    [InlineData(@"^[\d-]$", "-", true)]
    [InlineData(@"^.{1,3}$", "😀😀", null)]
    public void APatternMatchesAsTheStandardSays(string pattern, string text, bool? expected) => Patterns.Matches(pattern, text).Should().Be(expected);
}
