using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Words that C# has otherwise, or in other places.</summary>
internal static partial class ForeignWords
{
    private static readonly (Regex Word, string Instead, string Message)[] Words =
    [
        (LoopOf(), "foreach (var $1 in ", "C# writes the loop as `foreach (var item in items)`."),
        (LoopWithoutType(), "foreach (var $1 in ", "`foreach` declares its variable: `foreach (var item in items)`."),
        (FileNamespace(), "", "A script stands in no namespace."),
        (StrictEquals(), "==", "C# compares with `==`."),
        (StrictNotEquals(), "!=", "C# compares with `!=`."),
        (Const(), "var ", "C# declares variables with `var`."),
    ];

    public static IEnumerable<SyntaxHelp> Of(SyntaxSite site)
    {
        var text = site.Text.ToString();
        foreach (var (word, instead, message) in Words)
        {
            var found = word.Matches(text).Where(match => Code.IsWrongAt(site, match.Index)).ToList();
            if (found.Count > 0)
            {
                yield return new SyntaxHelp(
                    found[0].Index,
                    message,
                    new Fix([.. found.Select(match => new TextChange(new TextSpan(match.Index, match.Length), match.Result(instead)))], true, instead.Length == 0 ? $"`{found[0].Value.Trim()}` taken out" : $"`{found[0].Result(instead).Trim()}` instead of `{found[0].Value.Trim()}`"))
                { IsSure = true };
            }
        }
    }

    [GeneratedRegex(@"\bfor\s*\(\s*(?:const|let|var)\s+(\w+)\s+of\s+", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex LoopOf();

    [GeneratedRegex(@"\bforeach\s*\(\s*(\w+)\s+in\s+", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex LoopWithoutType();

    [GeneratedRegex(@"(?<=^[ \t]*)namespace\s+[\w.]+\s*;", RegexOptions.Multiline, matchTimeoutMilliseconds: 100)]
    private static partial Regex FileNamespace();

    [GeneratedRegex("(?<!=)===(?!=)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex StrictEquals();

    [GeneratedRegex("!==(?!=)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex StrictNotEquals();

    [GeneratedRegex(@"\b(?:const|let)\s+(?=\w+\s*=[^=])", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Const();
}
