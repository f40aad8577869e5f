using System.Net;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>A script that was encoded once too often on its way.</summary>
internal static partial class Encoded
{
    /// <summary>As HTML: <c>&amp;gt;</c> for <c>&gt;</c>.</summary>
    public static IEnumerable<SyntaxHelp> Entities(SyntaxSite site)
    {
        var found = Entity().Matches(site.Text.ToString());
        if (found.Count > 0)
        {
            yield return new SyntaxHelp(
                found[0].Index,
                "The script is encoded as HTML.",
                new Fix([.. found.Select(match => new TextChange(new TextSpan(match.Index, match.Length), WebUtility.HtmlDecode(match.Value)))], true, "HTML entities decoded"))
            { IsSure = true };
        }
    }

    /// <summary>As a string of JSON: <c>\"</c> for quotes and <c>\n</c> for line breaks.</summary>
    public static IEnumerable<SyntaxHelp> Escapes(SyntaxSite site)
    {
        var found = Escape().Matches(site.Text.ToString());
        if (found.Any(match => match.Value == "\\n") || found.Any(match => match.Index == site.At))
        {
            yield return new SyntaxHelp(
                found[0].Index,
                "The script is escaped twice: its quotes and line breaks have a backslash.",
                new Fix([.. found.Select(match => new TextChange(new TextSpan(match.Index, match.Length), match.Value == "\\n" ? "\n" : match.Value == "\\t" ? "\t" : match.Value[1..]))], false, "one level of escapes taken off"));
        }
    }

    [GeneratedRegex("&(?:gt|lt|amp|quot|apos|#39);", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Entity();

    [GeneratedRegex("""\\[nt"\\]""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Escape();
}
