using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class ReachTests
{
    [Fact]
    public async Task ACheckSaysWhichLineDecidesAboutEachToolWithinReach()
    {
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn with
            {
                Grants =
                [
                    Line(0, "*", GrantAccess.Allow),
                    Line(1, "billing.*", GrantAccess.Approve),
                    Line(2, "analytics.*", GrantAccess.Deny),
                ],
            },
            DemoUpstreams.All);

        var report = await engine.CheckAsync(DemoUpstreams.MainJob);

        report.Accepted.Should().BeFalse();
        report.Tools.Should().Equal(
            new ReportedTool("analytics.get_usage", "deny", "grants[2] (line 7)", true, false, true, false),
            new ReportedTool("billing.list_invoices", "approve", "grants[1] (line 6)", true, false, true, false),
            new ReportedTool("crm.get_customer", "allow", "grants[0] (line 5)", true, false, true, false));
    }

    [Fact]
    public async Task ACheckSaysWhenNothingIsConfigured()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);

        var report = await engine.CheckAsync("return await tools.Crm.GetCustomerAsync(\"cust_8a3f\");");

        report.Tools.Should().ContainSingle().Which.Reason.Should().Be("no \"grants\" are configured");
    }

    private static Grant Line(int index, string tools, GrantAccess access) => new(tools, access) { Path = $"grants[{index}]", Line = 5 + index };
}
