using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Objects as JavaScript writes them: without <c>new</c>, or with colons.</summary>
internal static partial class AnonymousObjects
{
    private const string Message = "C# writes an object as `new { name = value }`.";

    public static IEnumerable<SyntaxHelp> Of(SyntaxSite site)
    {
        var text = site.Text.ToString();
        var colons = WithColons().Matches(text).SelectMany(match => Colon().Matches(match.Value).Where(colon => Code.IsWrongAt(site, match.Index + colon.Index)).Select(colon => new TextChange(new TextSpan(match.Index + colon.Index, colon.Length), colon.Result("$1 = ")))).ToList();
        var bare = Bare().Matches(text).Where(match => Code.IsWrongAt(site, match.Groups[1].Index)).Select(match => new TextChange(new TextSpan(match.Groups[1].Index, 0), "new ")).ToList();
        foreach (var changes in new[] { colons, bare, [.. colons.Concat(bare).OrderBy(change => change.Span.Start)] })
        {
            if (changes.Count > 0)
            {
                yield return new SyntaxHelp(changes[0].Span.Start, Message, new Fix(changes, true, "`new { name = value }` for an object"));
            }
        }
    }

    [GeneratedRegex(@"(?:\bnew\s*|=>\s*\(?\s*|\(\s*|\breturn\s+|=\s*)\{[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex WithColons();

    [GeneratedRegex(@"(?<=[{,]\s*)(\w+)\s*:(?!:)\s*", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Colon();

    [GeneratedRegex(@"(?:=>\s*\(?\s*|(?<!\b(?:if|while|for|foreach|switch|using|lock|catch)\s*)\(\s*|\breturn\s+|(?<![=!<>])=\s*)(\{\s*\w+\s*[=:,])", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Bare();
}
