namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class ForeignLanguageTests
{
    /// <summary>C# with a slip is not another language.</summary>
    [Theory]
    [InlineData("if (DateTime.UtcNow.Hour > 12)\n{\n    return \"pm\"\n}\nelse\n{\n    return \"am\";\n}")]
    [InlineData("return 'it works'")]
    [InlineData("return new[] { 1, 2 }.Sum(")]
    [InlineData("var items = new[] { 1 };\nitems.Select(item => {\n  return item }\n);")]
    public void ASlipIsMendedOrToldAsOne(string script) =>
        (Scripts.Compile(script) is ScriptVerdict.Refused refused ? refused.Findings : []).Should().NotContain(found => found.Id == "CMR3011");

    [Theory]
    [InlineData("def total(items):\n    return sum(items)\n\nprint(total([1, 2]))", "Python")]
    [InlineData("SELECT * FROM customers WHERE id = 1", "SQL")]
    [InlineData("curl https://example.com | jq .", "a shell script")]
    public void AnotherLanguageIsToldAsOne(string script, string language) =>
        Scripts.Refuse(script).Should().Contain(found => found.Id == "CMR3011" && found.Message.Contains(language, StringComparison.Ordinal));
}
