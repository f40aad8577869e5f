using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Arguments in an object, as JavaScript writes it: <c>GetAsync({ id: "x" })</c>.</summary>
internal static partial class ObjectArguments
{
    public static IEnumerable<SyntaxHelp> Of(SyntaxSite site)
    {
        var changes = (from match in Object().Matches(site.Text.ToString())
                       where Code.IsWrongAt(site, match.Index)
                       let arguments = Named(match.Groups[1].Value)
                       where arguments is not null
                       select new TextChange(new TextSpan(match.Index, match.Length), arguments)).ToList();
        if (changes.Count > 0)
        {
            yield return new SyntaxHelp(changes[0].Span.Start, "A tool takes its arguments one by one, by name, and not in an object.", new Fix(changes, true, "arguments by name instead of in an object"));
        }
    }

    /// <summary>The members as arguments, each with its name, because an object's order means nothing; null where one has none.</summary>
    private static string? Named(string members)
    {
        var list = SyntaxFactory.ParseArgumentList($"({LastComma().Replace(Names().Replace(members.Trim(' ', '\t'), "$1:"), "")})", options: ScriptParser.Options);
        if (list.ContainsDiagnostics || !list.Arguments.All(argument => argument is { NameColon: not null } or { Expression: IdentifierNameSyntax }))
        {
            return null;
        }

        return list.Arguments.Where(argument => argument.NameColon is null).Reverse()
            .Aggregate(list.ToFullString(), (text, argument) => text.Insert(argument.SpanStart, $"{argument.Expression}: "));
    }

    [GeneratedRegex("""(?<=\btools(?:\.\w+)+)\(\s*\{([^{}]*)\}\s*\)""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Object();

    [GeneratedRegex(@",(?=\s*$)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex LastComma();

    [GeneratedRegex("""["'](\w+)["']\s*:""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Names();
}
