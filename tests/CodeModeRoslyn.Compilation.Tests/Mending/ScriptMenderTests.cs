namespace CodeModeRoslyn.Compilation.Tests.Mending;

public sealed class ScriptMenderTests
{
    /// <summary>Errors behind errors: each round mends what the one before has brought to light.</summary>
    [Theory]
    [InlineData("var j = Json.Parse(\"{}\");\nreturn j.a.b", "var j = Json.Parse(\"{}\");\nreturn j[\"a\"][\"b\"];")]
    [InlineData("var j = Json.Parse('{}')\nreturn j.items.length", null)]
    [InlineData("async bool Yes()\n{\n    await Task.Yield();\n    return true;\n}\nreturn await Yes();", "async Task<bool> Yes()\n{\n    await Task.Yield();\n    return true;\n}\nreturn await Yes();")]
    [InlineData("return new SemaphoreSlim(1).currentCount;", "return new SemaphoreSlim(1).CurrentCount;")]
    public void OneAfterTheOther(string script, string? mended)
    {
        var approved = Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Approved>().Subject;

        approved.Mended.Should().NotBeNull();
        approved.Mended!.Text.Should().Be(mended ?? "var j = Json.Parse(\"{}\");\nreturn j[\"items\"].Length;");
        approved.Mended.Errors.Should().OnlyContain(found => found.IsError && found.Suggestion != null);
    }

    [Theory]
    [InlineData("var open = 1;\nreturn opne;", true)]
    [InlineData("var open = 1;\nreturn opne + frobnicate;", false)]
    public void WhatIsOnlyProbableIsSaidAndNotDone(string script, bool compilesThen)
    {
        var refused = Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Refused>().Subject;

        refused.IsMendedByFixes.Should().Be(compilesThen);
        refused.Findings[0].Suggestion.Should().Contain("Did you mean `open`?");
    }

    [Fact]
    public void NoLineChangesItsNumber()
    {
        const string Script = "```csharp\nvar words = new[] { 'one', 'two' }\nreturn words.length;\n```";

        var mended = ((ScriptVerdict.Approved)Scripts.Compile(Script)).Mended!;

        mended.Text.Split('\n').Should().Equal("", "var words = new[] { \"one\", \"two\" };", "return words.Length;", "");
        mended.Applied.Select(fix => fix.Line).Should().Equal(1, 2, 2, 3);
    }

    [Fact]
    public void ErrorsThatFollowFromOthersAreNotTold() =>
        Scripts.Refuse("var x = frobnicate.Of(1);\nvar y = x.Select(z => z.Name).ToList();\nreturn y.Sum(z => z.Length);")
            .Should().ContainSingle().Which.Line.Should().Be(1);

    [Fact]
    public void TheSameErrorIsToldOnce() =>
        Scripts.Refuse("Console.WriteLine(frobnicate);\nConsole.WriteLine(frobnicate);\nreturn frobnicate;")
            .Should().ContainSingle().Which.Message.Should().Be("There is no `frobnicate` here. Also in lines 2, 3.");

    [Fact]
    public void TenErrorsAtMostAreTold() =>
        Scripts.Refuse(string.Concat(Enumerable.Range(0, 30).Select(number => $"Console.WriteLine(unknown{number});\n"))).Should().HaveCount(10);
}
