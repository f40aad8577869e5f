using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>
/// The tools because of which a script is not mended unasked. One that says that it destroys, or needs a person's approval, always is one,
/// wherever the script calls it. One whose server says nothing of it is, unless each of its calls stands as it was sent, to the letter.
/// </summary>
/// <param name="sent">The script.</param>
/// <param name="mended">What it would be.</param>
/// <param name="bindings">What it was compiled against.</param>
internal sealed class GraveTools(string sent, string mended, IReadOnlyList<CompiledBinding> bindings)
{
    private const int LongestCall = 4_000;

    public bool Contains(ToolDescriptor tool, GrantDecision decision) =>
        decision.Access == GrantAccess.Approve || (tool.Hints.MayDestroy && (tool.Hints.Destructive == true || !IsCalledAsSent(tool)));

    private bool IsCalledAsSent(ToolDescriptor tool)
    {
        var calls = bindings.SelectMany(binding => binding.Text.Tools).Where(known => known.ToolId == tool.Id).SelectMany(known => Calls(known.Method)).ToList();
        return calls.Count > 0 && calls.TrueForAll(call => call.Length > 0 && sent.Contains(call, StringComparison.Ordinal));
    }

    /// <summary>The calls of a method, with their arguments; empty for one whose end is not certain.</summary>
    private IEnumerable<string> Calls(string method)
    {
        for (var at = mended.IndexOf(method, StringComparison.Ordinal); at >= 0; at = mended.IndexOf(method, at + method.Length, StringComparison.Ordinal))
        {
            yield return Call(mended.AsSpan(at, Math.Min(LongestCall, mended.Length - at)), method.Length);
        }
    }

    private static string Call(ReadOnlySpan<char> text, int name)
    {
        var open = 0;
        for (var at = name; at < text.Length; at++)
        {
            open += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (open == 0)
            {
                return text[at] == ')' && IsWhole(text[..(at + 1)]) ? text[..(at + 1)].ToString() : "";
            }
        }

        return "";
    }

    // The host parses no C#: where the last bracket may be one within a text, nothing is certain.
    private static bool IsWhole(ReadOnlySpan<char> call) =>
        call.Count('"') % 2 == 0 && call.Count('{') == call.Count('}') && !call.ContainsAny('\\', '\'') && !call.Contains("\"\"\"", StringComparison.Ordinal);
}
