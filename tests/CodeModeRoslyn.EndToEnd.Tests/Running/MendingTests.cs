using CodeModeRoslyn.EndToEnd.Tests.Mistakes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.EntryTools;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>What may be mended unasked, and what may not.</summary>
public sealed class MendingTests(ReferenceServers servers) : IClassFixture<ReferenceServers>
{
    private const string WithoutAwait = "var customer = tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nreturn customer.Plan;";

    [Theory]
    [InlineData("tools.Filesystem.WriteFileAsync(path: \"new.txt\", content: \"x\");\nreturn 1;")]
    [InlineData("await tools.filesystem.write_file(path: \"new.txt\", content: \"x\");\nreturn 1;")]
    [InlineData("await tools.Filesystem.WriteFileAsync(new { path = \"new.txt\", content = \"x\" });\nreturn 1;")]
    [InlineData("await tools.Filesystem.WriteFileAsync(path: 'new.txt', content: \"x\");\nreturn 1;")]
    [InlineData("async Task Write() => await tools.Filesystem.WriteFileAsync(path: \"new.txt\", content: \"x\");\nawait write();\nreturn 1;")]
    [InlineData("class Program\n{\n    static async Task Main()\n    {\n        await tools.Filesystem.WriteFileAsync(path: \"new.txt\", content: \"x\");\n    }\n}")]
    [InlineData("async Task Write()\n{\n    await tools.Filesystem.WriteFileAsync(path: \"new.txt\", content: \"x\");\n}")]
    public async Task NothingIsMendedThatLeadsToAToolWhichMayDestroy(string script)
    {
        var report = await servers.RunAsync(script);

        report.Outcome.Should().Be("rejected");
        report.Diagnostics.Should().Contain(found => found.Id == ToolFindings.NotMended).And.Contain(found => found.IsError && found.Suggestion != null);
        report.CompilesWithSuggestions.Should().BeTrue();
        File.Exists(Path.Combine(servers.Files, "new.txt")).Should().BeFalse();
    }

    [Fact]
    public async Task WhoeverDoesNotWantItIsToldWhatIsWrong()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);
        var report = await engine.Runner.RunAsync(new RunRequest(WithoutAwait, RunRequest.Local) { MayMend = false }, TestContext.Current.CancellationToken);

        report.Outcome.Should().Be("rejected");
        report.Calls.Should().BeEmpty();
        report.Diagnostics.Should().ContainSingle().Which.Suggestion.Should().Be("Write `var customer = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");`.");
        report.CompilesWithSuggestions.Should().BeTrue();
        report.Applied.Should().BeNull();
    }

    [Fact]
    public async Task NothingIsMendedThatLeadsToAToolWhichNeedsApproval()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn with { Grants = [new Grant("crm.*", GrantAccess.Approve)] }, DemoUpstreams.All);

        (await engine.RunAsync(WithoutAwait)).Diagnostics.Select(found => found.Id).Should().Contain(ToolFindings.NotMended);
    }

    [Theory]
    [InlineData("return await tools.Billing.get_customer(id: \"cust_8a3f\");")]
    [InlineData("return await tools.Crm.GetCustomrAsync(id: \"cust_8a3f\");")]
    [InlineData("return await tools.Crm.NothingAsync();")]
    public async Task WhatIsNotGrantedIsNotSpokenOf(string script)
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn with { Grants = [new Grant("crm.*", GrantAccess.Deny), new Grant("*", GrantAccess.Allow)] }, DemoUpstreams.All);
        var report = await engine.RunAsync(script);

        report.Outcome.Should().Be("rejected");
        string.Concat(report.Diagnostics.Select(found => found.Message + found.Suggestion)).Should().NotContain("GetCustomerAsync");
    }

    [Fact]
    public async Task TheMendedTextIsWhatIsRecorded()
    {
        using var folder = new TemporaryFolder();
        var config = CodeModeConfig.BuiltIn with { Audit = new AuditConfig { IsAsked = true, Folder = folder.Path, ScriptText = true } };
        await using (var engine = await Engine.StartAsync(config, DemoUpstreams.All))
        {
            (await engine.RunAsync(WithoutAwait)).Outcome.Should().Be("completed");
        }

        var started = Directory.EnumerateFiles(folder.Path, "*.jsonl").SelectMany(File.ReadAllLines).Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).Single(record => (string?)record["type"] == "runStarted");
        var mended = WithoutAwait.Replace("= tools", "= await tools", StringComparison.Ordinal);
        ((string?)started["text"]).Should().Be(mended);
        ((string?)started["script"]).Should().Be(AuditHash.Of(mended));
        ((string?)started["submitted"]).Should().Be(AuditHash.Of(WithoutAwait));
    }

    /// <summary>What was mended may have stood in more lines than it does now; what is said of lines is said of those that were sent.</summary>
    [Theory]
    [InlineData("var customer = await tools.Crm.GetCustomerAsync({\n  id: \"cust_8a3f\",\n});\nvar none = new List<int>();\nvar share = 5 / none.Count;\nvar other = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nreturn share;", 5, new[] { 1 })]
    [InlineData("class Program\n{\n    static async Task Main()\n    {\n        var customer = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\n        var none = new List<int>();\n        var share = 5 / none.Count;\n    }\n}", 7, new[] { 5 })]
    [InlineData("foreach (var id in new[] { \"cust_8a3f\" }.ToList())\n{\n    var customer = await tools.Crm.GetCustomerAsync(new\n    {\n        id,\n    });\n    var none = new List<int>();\n    var share = 5 / none.Count;\n}\nreturn 1;", 8, new[] { 3 })]
    public async Task LinesAreThoseThatWereSent(string script, int line, int[] calls)
    {
        var report = await servers.RunAsync(script);

        report.Applied.Should().NotBeNull();
        report.Error!.Line.Should().Be(line);
        report.Calls.Select(call => call.Line).Should().Equal(calls);
        AnswerText.Of(report, script).Should().Contain($"line {line}: {script.Split('\n')[line - 1].Trim()}");
    }

    [Fact]
    public async Task ThatItCompilesIsOnlySaidOfAllThatIsTold()
    {
        var script = string.Concat(Enumerable.Range(0, 12).Select(number => $"await tools.Filesystem.write_file(path: \"{number}.txt\", content: \"x\");\n")) + "return 1;";
        var report = await servers.RunAsync(script);

        report.Outcome.Should().Be("rejected");
        report.CompilesWithSuggestions.Should().BeNull();
        AnswerText.Of(report, script).Should().NotContain("With these changes").And.Contain("They were not made for you");
    }
}
