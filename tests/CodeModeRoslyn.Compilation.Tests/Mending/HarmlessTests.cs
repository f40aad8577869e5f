namespace CodeModeRoslyn.Compilation.Tests.Mending;

/// <summary>What looks like a slip and may be meant: it is told, and never mended unasked.</summary>
public sealed class HarmlessTests
{
    private const string Fence = "```";

    [Theory]
    [InlineData("Here is the script you asked for\nvar c = (string?)null;\nif (c is not null)\n{\n    return 1;\n}\nreturn 2;", "if (c is not null)")]
    [InlineData("#if false\nreturn 1;\n#endif\nreturn 2;", "#if false")]
    [InlineData("var text = \"\"\"\n" + Fence + "\nreturn 1;\n" + Fence + "\n\"\"\";\nvar y = 'two words';\nreturn text + y;", "\"\"\"\n" + Fence)]
    [InlineData("var s = \"page: &quot;; return 1; //\";\nif (s.Length &gt; 3) return 2;\nreturn 3;", "\"page: &quot;; return 1; //\"")]
    [InlineData("var a = \\\"x\\\";\nvar t = \"he said \\\"; return 1; //\\\" ok\";\nreturn t;", "\"he said \\\"; return 1; //\\\" ok\"")]
    [InlineData("var q = \"x === y\";\nreturn q === null;", "\"x === y\"")]
    [InlineData("return 5 000;", "5 000")]
    [InlineData("var price = 3;\nreturn 1 000 * price;", "1 000")]
    [InlineData("return 'it''s';", "'it''s'")]
    [InlineData("static int F() => 1;\nif (1 > 2)\n    F()\nF();\nreturn 2;", "F()\nF();")]
    [InlineData("return (1 + 2 * 3;", "(1 + 2 * 3;")]
    [InlineData("var path = \"C:\\data\\new\\table\";\nreturn path;", "\"C:\\data")]
    [InlineData("static string F(string to) => to;\nreturn F(from: \"ann\");", "from:")]
    [InlineData("static long F(long limit) => limit;\nreturn F(limit: \"1,000\");", "\"1,000\"")]
    [InlineData("try { return 1; } catch (NotFoundError) { return 2; }", "NotFoundError")]
    [InlineData("var total = 1;\ntotl = total + 5;\nreturn total;", "\ntotl =")]
    [InlineData("new List<int> { 1 }.ForEach(async x => { if (x > 0) return; await Task.Yield(); });\nreturn 5;", "ForEach(async")]
    [InlineData("{\"code\": \"return \\ud800;\"}", null)]
    [InlineData("{\"code\": \"return 1;\"}", null)]
    [InlineData("console.log(\"total:\", 5);\nreturn 1;", "console.log")]
    public void ItIsNotMended(string script, string? stays)
    {
        var verdict = Scripts.Compile(script);

        if (verdict is ScriptVerdict.Approved approved)
        {
            (approved.Mended?.Text ?? script).Should().Contain(stays, "what may be meant stays as it is");
        }
        else
        {
            ((ScriptVerdict.Refused)verdict).Findings.Should().NotBeEmpty();
        }
    }

    /// <summary>Literals that are converted keep their value.</summary>
    [Theory]
    [InlineData("static string F(string text) => text;\nreturn F(1.50m);", "\"1.50\"")]
    [InlineData("static string F(string text) => text;\nreturn F(1_000);", "\"1000\"")]
    [InlineData("static string F(string text) => text;\nreturn F(0x1F);", "\"31\"")]
    public void ALiteralKeepsItsValue(string script, string written) =>
        ((ScriptVerdict.Approved)Scripts.Compile(script)).Mended!.Text.Should().Contain($"F({written})");

    /// <summary>Text that makes patterns go back and forth does not hold the compiler up.</summary>
    [Fact]
    public void HostileTextIsAnsweredInTime()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Scripts.Compile("var f = x =>" + string.Concat(Enumerable.Repeat("\n" + new string(' ', 7_900), 8)) + " error here");
        Scripts.Compile(string.Concat(Enumerable.Range(0, 3_900).Select(number => $"F{number}('aa');\n")));

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }
}
