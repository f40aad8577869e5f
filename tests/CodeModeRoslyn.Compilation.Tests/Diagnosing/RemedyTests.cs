namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class RemedyTests
{
    [Theory]
    [InlineData("return JsonNode.Parse(\"1\");", "CS0103", "Write `using System.Text.Json.Nodes;` as the script's first line.")]
    [InlineData("Channel<int> channel = null; return 1;", "CS0246", "Write `using System.Threading.Channels;` as the script's first line.")]
    [InlineData("print(\"x\");", "CS0103", "Write `Console.WriteLine(\"x\");`.")]
    [InlineData("return frobnicate;", "CS0103", "Declare it before this line. In scope are `tools`, `catalog`, `Json`, `Console`, and .NET's collections, LINQ, text, dates and tasks.")]
    [InlineData("using Microsoft.EntityFrameworkCore; return 1;", "CS0234", "Use strings, collections, LINQ, `JsonSerializer`, `Task` and the like, or call a tool.")]
    [InlineData("var words = \"a b\".Spilt(' ');", "CS1061", "Write `var words = \"a b\".Split(' ');`.")]
    [InlineData("return Task.FromResult(\"a\").Length;", "CS1061", "Write `return (await Task.FromResult(\"a\")).Length;`.")]
    [InlineData("foreach (var c in Task.FromResult(\"a\")) { }", "CS1579", "Write `foreach (var c in await Task.FromResult(\"a\")) { }`.")]
    [InlineData("return Json.Parse(\"{}\").items;", "CS1061", "Write `return Json.Parse(\"{}\")[\"items\"];`.")]
    [InlineData("static int Half(int number) => number / 2; return Half(numbr: 4);", "CS1739", "Write `static int Half(int number) => number / 2; return Half(number: 4);`.")]
    [InlineData("var a = 1; a + 1; return 2;", "CS0201", "Give it to a variable, return it, or leave it out.")]
    [InlineData("var j = Json.Parse(\"[]\"); foreach (var x in j.AsArray()) { }", "CS1061", "Write `var j = Json.Parse(\"[]\"); foreach (var x in j) { }`.")]
    [InlineData("var j = Json.Parse(\"{}\"); return j.AsList();", "CS1061", "Write `var j = Json.Parse(\"{}\"); return j.ToList();`.")]
    [InlineData("var j = Json.Parse(\"{}\"); return j[\"a\"].IsNull;", "CS1061", "Write `j[\"a\"] == null`.")]
    [InlineData("var j = Json.Parse(\"{}\"); int i = j[\"a\"]; return i;", "CS0266", "Write `var j = Json.Parse(\"{}\"); int i = j[\"a\"].AsInt(); return i;`.")]
    [InlineData("var j = Json.Parse(\"{}\"); string s = j[\"a\"]; return s;", "CS0266", "Write `var j = Json.Parse(\"{}\"); string s = j[\"a\"].AsString(); return s;`.")]
    [InlineData("var j = Json.Parse(\"{}\"); return j[\"a\"] + 10;", "CS0019", "Write `var j = Json.Parse(\"{}\"); return j[\"a\"].AsDecimal() + 10;`.")]
    [InlineData("var j = Json.Parse(\"{}\"); var t = 0m; t += j[\"a\"]; return t;", "CS0019", "Write `var j = Json.Parse(\"{}\"); var t = 0m; t += j[\"a\"].AsDecimal(); return t;`.")]
    [InlineData("var j = Json.Parse(\"{}\"); return j[\"a\"].StartsWith(\"A\");", "CS1929", "Write `var j = Json.Parse(\"{}\"); return j[\"a\"].AsString().StartsWith(\"A\");`.")]
    [InlineData("var j = Json.Parse(\"[]\"); return decimal.Parse(j[\"a\"]);", "CS1503", "Write `var j = Json.Parse(\"[]\"); return decimal.Parse(j[\"a\"].AsString());`.")]
    [InlineData("```csharp\nreturn 1;\n```", "CMR3009", "Remove line 1.\nRemove line 3.")]
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

    /// <summary>What would compile elsewhere is refused by the policy, and not for a forgotten reference.</summary>
    [Theory]
    [InlineData("System.Diagnostics.Process.Start(\"x\"); return 1;", "CMR1009", "'System.Diagnostics.Process' is not available to scripts: they start no programs.")]
    [InlineData("Process.Start(\"x\"); return 1;", "CMR1009", "'System.Diagnostics.Process' is not available to scripts: they start no programs.")]
    [InlineData("using System.Net.Http; return 1;", "CMR1003", "'System.Net.Http' is not available to scripts: they have no network.")]
    [InlineData("var client = new HttpClient(); return 1;", "CMR1003", "'System.Net.Http.HttpClient' is not available to scripts: they have no network.")]
    [InlineData("using System.Threading; new Thread(() => { }).Start(); return 1;", "CMR1005", "'System.Threading.Thread' is not available to scripts: they start no threads and timers of their own, which could outlive the run.")]
    [InlineData("Thread.Sleep(10); return 1;", "CMR1004", "'System.Threading.Thread' is not available to scripts: it holds a thread while nothing happens.")]
    [InlineData("return Console.ReadLine();", "CMR1006", "'System.Console.ReadLine' is not available to scripts: nobody types into a script.")]
    [InlineData("return JObject.Parse(\"{}\");", "CMR1018", "'Newtonsoft.Json.Linq.JObject' is not available to scripts: no packages are there.")]
    [InlineData("using Newtonsoft.Json; return 1;", "CMR1018", "'Newtonsoft' is not available to scripts: no packages are there.")]
    [InlineData("return new[] { 1 }.AsParallel();", "CMR1016", "'System.Linq.ParallelEnumerable.AsParallel' is not available to scripts: expression trees are compiled at run time, and parallel queries keep every processor busy.")]
    [InlineData("unsafe { } return 1;", "CMR2001", "Scripts have no unsafe code, which reaches memory without bounds or types.")]
    [InlineData("Func<dynamic, object> f = x => x.Length; return f(\"a\");", "CMR2004", "'dynamic' is not available to scripts: what it calls is found at run time, too late to be judged.")]
    public void ANameThatScriptsAreNotGivenIsRefusedByARule(string script, string id, string message) =>
        Scripts.Refuse(script).Should().Contain(finding => finding.Id == id && finding.Message == message && finding.Suggestion != null);
}
