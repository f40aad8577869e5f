using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Tests.Preparing;

/// <summary>Whose calls may stand in a script that is mended unasked.</summary>
public sealed class GraveToolsTests
{
    private const string Sent = "var rows = tools.Db.QueryAsync(sql: \"select (1)\");\nreturn rows[0];";

    [Theory]
    [InlineData("var rows = await tools.Db.QueryAsync(sql: \"select (1)\");\nreturn rows[0];", false)]
    [InlineData("var rows = await tools.Db.QueryAsync(sql: \"select (2)\");\nreturn rows[0];", true)]
    [InlineData("var rows = await tools.Db.QueryAsync(\"select (1)\");\nreturn rows[0];", true)]
    [InlineData("var query = tools.Db.QueryAsync;\nreturn await query(\"select (1)\");", true)]
    [InlineData("await foreach (var row in tools.Db.QueryAllAsync(sql: \"select (1)\")) { }", true)]
    [InlineData("var rows = await tools.Db.QueryAsync(sql: \")\" + \"select (1)\");", true)]
    public void WhatSaysNothingOfItselfIsCalledAsItWasSent(string mended, bool isGrave) =>
        IsGrave(new ToolHints(), GrantAccess.Allow, mended).Should().Be(isGrave);

    [Theory]
    [InlineData(true, null, GrantAccess.Allow, false)]
    [InlineData(null, false, GrantAccess.Allow, false)]
    [InlineData(null, true, GrantAccess.Allow, true)]
    [InlineData(false, null, GrantAccess.Allow, false)]
    [InlineData(true, null, GrantAccess.Approve, true)]
    public void WhatDestroysOrNeedsApprovalIsGraveHoweverItIsCalled(bool? readOnly, bool? destructive, GrantAccess access, bool isGrave) =>
        IsGrave(new ToolHints(readOnly, destructive), access, Sent.Replace("= tools", "= await tools", StringComparison.Ordinal)).Should().Be(isGrave);

    [Theory]
    [InlineData("await tools.Db.QueryAsync(sql: \")\" + j.id);", "j.id", "j[\"id\"]")]
    [InlineData("await tools.Db.QueryAsync(sql: \"\\\")\" + j.id);", "j.id", "j[\"id\"]")]
    [InlineData("await tools.Db.QueryAsync(mark: ')', sql: j.id);", "j.id", "j[\"id\"]")]
    [InlineData("await tools.Db.QueryAsync(sql: \"\"\"\")\"\"\"\" + j.id);", "j.id", "j[\"id\"]")]
    [InlineData("await tools.Db.QueryAsync(sql: $\"{\")\"}\" + j.id);", "j.id", "j[\"id\"]")]
    public void ABracketWithinATextDoesNotEndACall(string sent, string was, string becomes) =>
        IsGrave(new ToolHints(), GrantAccess.Allow, sent.Replace(was, becomes, StringComparison.Ordinal), sent).Should().BeTrue();

    private static bool IsGrave(ToolHints hints, GrantAccess access, string mended, string sent = Sent)
    {
        var unit = new UnitBinding
        {
            Alias = "db",
            Upstream = "Db",
            Group = "",
            Namespace = "N",
            Interface = "N.IDb",
            Accessor = "N.A.I",
            Key = "k",
            Source = "",
            Tools = [new ToolBinding("db.query", "QueryAsync", "", null, "")],
        };
        return new GraveTools(sent, mended, [new CompiledBinding(unit, default)])
            .Contains(new ToolDescriptor { Upstream = "db", Name = "query", Hints = hints }, new GrantDecision(access, null));
    }
}
