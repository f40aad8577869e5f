using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Bindings;

namespace CodeModeRoslyn.Execution.Tests.Runs;

/// <summary>Lines of calls, where the runtime names another.</summary>
public sealed class CallLinesTests
{
    private const string Source = "foreach (var n in rows)\n    text.Append(n);\nawait tools.Db.WriteAsync(text: text);\nvar a = await tools.Db.ReadAsync();\nvar b = await tools.Db.ReadAsync();\n// WriteAsyncAll";

    [Theory]
    [InlineData("db.write", 1, 3)]
    [InlineData("db.write", 0, 3)]
    [InlineData("db.write", 3, 3)]
    [InlineData("db.read", 5, 5)]
    [InlineData("db.other", 2, 2)]
    public void WhatIsSaidInOneLineIsCalledThere(string tool, int named, int line)
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
            Tools = [new ToolBinding("db.write", "WriteAsync", "", null, ""), new ToolBinding("db.read", "ReadAsync", "", null, "")],
        };

        new CallLines(Source, [new CompiledBinding(unit, default)]).Mend(new ReportedCall(tool, named, 1, "ok")).Line.Should().Be(line);
    }
}
