using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Guarding;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>
/// Puts calls in their lines. A worker knows them from its stack, and of optimised code the runtime at times names the loop before; where a
/// script says a method in one line only, that is the line.
/// </summary>
/// <param name="source">The script, as it ran.</param>
/// <param name="bindings">What it was compiled against.</param>
internal sealed class CallLines(string source, IReadOnlyList<CompiledBinding> bindings)
{
    private readonly Dictionary<string, IReadOnlyList<int>> known = new(StringComparer.Ordinal);

    public ReportedCall Mend(ReportedCall call) => LinesOf(call.Tool) is [var only] && only != call.Line ? call with { Line = only } : call;

    private IReadOnlyList<int> LinesOf(string tool)
    {
        if (!known.TryGetValue(tool, out var lines))
        {
            var methods = bindings.SelectMany(binding => binding.Text.Tools).Where(one => one.ToolId == tool).Select(one => one.Method);
            known[tool] = lines = [.. methods.SelectMany(method => Words.All(source, method)).Select(at => ScriptText.Place(source, at).Line).Distinct().Take(2)];
        }

        return lines;
    }
}
