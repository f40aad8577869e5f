using CodeModeRoslyn.EndToEnd.Tests.Mistakes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

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
}
