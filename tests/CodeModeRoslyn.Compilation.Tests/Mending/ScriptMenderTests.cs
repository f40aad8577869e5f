using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

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
        refused.Suggested.Should().Be(script.Replace("opne", "open", StringComparison.Ordinal));
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

    /// <summary>Whoever pastes what is told, and is told that the script compiles then, has been told all of it.</summary>
    [Theory]
    [InlineData(3, true)]
    [InlineData(12, false)]
    public void ThatItCompilesIsOnlySaidOfAllThatIsTold(int slips, bool isAllTold)
    {
        var script = string.Concat(Enumerable.Range(0, slips).Select(number => $"Console.WriteLine(Task.FromResult(\"{number}\").Length);\n")) + "var open = 1;\n";

        Scripts.Compile(script + "return opne;").Should().BeOfType<ScriptVerdict.Refused>().Which.IsMendedByFixes.Should().Be(isAllTold);
        Scripts.Compile(script + "return open;").Should().BeOfType<ScriptVerdict.Approved>().Which.Mended!.IsToldInFull.Should().Be(isAllTold);
    }

    [Fact]
    public void ScriptsThatAreTooLongToBeToldAreNotSaidToBeMended()
    {
        var script = string.Concat(Enumerable.Range(0, 20).Select(number => $"var a{number} = {number};\\n"));

        Scripts.Compile($"{{\"code\": \"{script}return a1;\"}}").Should().BeOfType<ScriptVerdict.Refused>()
            .Which.Should().Match<ScriptVerdict.Refused>(refused => !refused.IsMendedByFixes && refused.Findings[0].Suggestion != null);
    }

    /// <summary>A mistake that is made twice is mended twice, and each line is told as it has to be.</summary>
    [Fact]
    public void EveryLineThatIsToBeChangedIsTold() =>
        string.Concat(Scripts.Refuse("var t = Task.FromResult(\"a\");\nConsole.WriteLine(1 + t.Length);\nConsole.WriteLine(2 + t.Length);\nawait t;").Select(found => found.Suggestion))
            .Should().Contain("1 + (await t).Length").And.Contain("2 + (await t).Length");

    /// <summary>What is wrong behind what is wrong is told in one text, which is the last one.</summary>
    [Fact]
    public void ALineThatIsChangedTwiceIsToldAsItIsAtLast() =>
        Scripts.Refuse("var j = Json.Parse(\"{}\");\nvar open = 1;\nreturn j.a.b + opne").Select(found => found.Suggestion).Should()
            .OnlyContain(suggestion => suggestion!.Contains("return j[\"a\"][\"b\"] + open;", StringComparison.Ordinal));

    [Fact]
    public void WhatIsQuotedIsQuotedAsItWasSent() =>
        Scripts.Refuse("var j = Json.Parse(\"{}\");\nint i = j.a;\nreturn i;").Should().Contain(found => found.Message.Contains("`j.a` is a `Json`", StringComparison.Ordinal));

    /// <summary>What mending makes of a text has not been looked at by the host: nesting that it would refuse reaches no parser.</summary>
    [Fact]
    public void WhatIsNestedTooDeepIsNotParsed()
    {
        var script = "var x = " + string.Concat(Enumerable.Repeat("A&lt;", 4_000)) + "A" + string.Concat(Enumerable.Repeat("&gt;", 4_000)) + ".B;";
        var escaped = "{\"code\": \"return " + string.Concat(Enumerable.Repeat("\\u0028", 1_200)) + "1" + string.Concat(Enumerable.Repeat("\\u0029", 1_200)) + ";\"}";

        Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings.Should().NotContain(found => found.Message.Contains("HTML", StringComparison.Ordinal));
        Scripts.Compile(escaped).Should().BeOfType<ScriptVerdict.Refused>().Which.IsMendedByFixes.Should().BeFalse();
    }

    /// <summary>A further attempt takes as long as the last one did.</summary>
    [Fact]
    public void NoAttemptIsMadeThatWouldEndTooLate()
    {
        var (attempts, spent) = (0, TimeSpan.Zero);
        var verdict = new ScriptMender(
            _ =>
            {
                attempts++;
                spent += TimeSpan.FromSeconds(1);
                return new ScriptVerdict.Refused([new Finding("X", IsError: true, "It is wrong.", 1, 1) { Fix = new Fix(new TextChange(new TextSpan(0, 0), "x"), true, "x") }]);
            },
            () => spent).Compile(SourceText.From("return 1;"));

        attempts.Should().Be(1);
        verdict.Should().BeOfType<ScriptVerdict.Refused>().Which.IsMendedByFixes.Should().BeFalse();
    }
}
