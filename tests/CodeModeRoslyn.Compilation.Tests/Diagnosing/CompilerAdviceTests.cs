namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class CompilerAdviceTests
{
    [Theory]
    [InlineData("return JsonNode.Parse(\"1\");", "CS0103", "Write `using System.Text.Json.Nodes;` as the script's first line.")]
    [InlineData("Channel<int> channel = null; return 1;", "CS0246", "Write `using System.Threading.Channels;` as the script's first line.")]
    [InlineData("var client = new HttpClient();", "CS0246", "Scripts have no network: call a tool instead, and look for one with search_tools.")]
    [InlineData("print(\"x\");", "CS0103", "Use `Console.WriteLine(…)`.")]
    [InlineData("return frobnicate;", "CS0103", null)]
    [InlineData("var words = \"a b\".Spilt(' ');", "CS1061", "Did you mean `\"a b\".Split`?")]
    [InlineData("return Task.FromResult(\"a\").Length;", "CS1061", "Write `(await Task.FromResult(\"a\")).Length`.")]
    [InlineData("foreach (var c in Task.FromResult(\"a\")) { }", "CS1579", "Write `await` before `Task.FromResult(\"a\")`.")]
    [InlineData("return Json.Parse(\"{}\").items;", "CS1061", "A Json value is read with an indexer: `Json.Parse(\"{}\")[\"items\"]`.")]
    [InlineData("static int Half(int number) => number / 2; return Half(numbr: 4);", "CS1739", "Did you mean `number:`? `Half` takes (int number).")]
    [InlineData("var a = 1; a + 1; return 2;", "CS0201", "Write `return a + 1;`, or take the semicolon off the script's last line.")]
    public void ACompilerErrorSaysWhatToWrite(string script, string id, string? suggestion)
    {
        var finding = Scripts.Refuse(script).Should().ContainSingle().Subject;

        finding.Id.Should().Be(id);
        finding.Suggestion.Should().Be(suggestion);
    }

    [Fact]
    public void WhatThePolicyDeniesIsNotOfferedByItsNamespace() =>
        Scripts.Refuse("return new Utf8JsonReaderr();").Concat(Scripts.Refuse("return Marshal.SizeOf<int>();"))
            .Should().OnlyContain(finding => finding.Suggestion == null || !finding.Suggestion.Contains("using ", StringComparison.Ordinal));
}
