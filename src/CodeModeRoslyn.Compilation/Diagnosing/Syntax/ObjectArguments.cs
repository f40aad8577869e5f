using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Arguments in an object, as JavaScript writes it: <c>GetAsync({ id: "x" })</c>.</summary>
internal static partial class ObjectArguments
{
    public static IEnumerable<SyntaxHelp> Of(SyntaxSite site)
    {
        var found = Object().Matches(site.Text.ToString());
        if (found.Count > 0)
        {
            yield return new SyntaxHelp(
                found[0].Index,
                "A tool takes its arguments one by one, by name, and not in an object.",
                new Fix([.. found.Select(match => new TextChange(new TextSpan(match.Index, match.Length), $"({Names().Replace(match.Groups[1].Value.Trim().TrimEnd(','), "$1:")})"))], true, "arguments by name instead of in an object"));
        }
    }

    [GeneratedRegex("""(?<=\btools(?:\.\w+)+)\(\s*\{([^{}]*)\}\s*\)""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Object();

    [GeneratedRegex("""["'](\w+)["']\s*:""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Names();
}
