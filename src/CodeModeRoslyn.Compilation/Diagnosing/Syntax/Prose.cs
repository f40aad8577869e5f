using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Words around a script: of what a model says, only the script is C#.</summary>
internal static partial class Prose
{
    private const string Fence = "```";

    public static IEnumerable<SyntaxHelp> Around(SyntaxSite site)
    {
        var lines = site.Text.Lines.Select(line => line.ToString()).ToList();
        var first = lines.FindIndex(line => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal));
        var last = lines.FindLastIndex(line => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal));
        if (first >= 0 && last > first)
        {
            yield return Blank(site, line => line <= first || line >= last, "Only the script is sent, without words and Markdown around it.");
            yield break;
        }

        // Only before the script and after it: in between, whatever looks like words is code.
        var code = lines.FindIndex(line => line.Trim().Length > 0 && !IsProse(line));
        var end = lines.FindLastIndex(line => line.Trim().Length > 0 && !IsProse(line));
        if (code >= 0 && lines.Where((line, index) => (index < code || index > end) && line.Trim().Length > 0).Any())
        {
            yield return Blank(site, line => line < code || line > end, "Only the script is sent, without words around it.");
        }
    }

    /// <summary>Whether the line is a sentence, and nothing that C# has.</summary>
    public static bool IsProse(string line) => Sentence().IsMatch(line) && !Keyword().IsMatch(line);

    // Lines stay where they are.
    private static SyntaxHelp Blank(SyntaxSite site, Func<int, bool> isBlank, string message)
    {
        var changes = site.Text.Lines.Where(line => isBlank(line.LineNumber) && !line.Span.IsEmpty).Select(line => new TextChange(line.Span, "")).ToList();
        return new SyntaxHelp(changes[0].Span.Start, message, new Fix(changes, true, "words around the script taken out"));
    }

    [GeneratedRegex(@"^\s*(?:[-*\d.]+\s+)?[A-Z]?[\w',’-]+(?: [\w'’,-]+){3,}[.:?!]?\s*$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Sentence();

    // What statements and declarations begin with.
    [GeneratedRegex(@"^\s*(?:if|else|for|foreach|while|do|switch|case|default|using|lock|try|catch|finally|return|throw|yield|await|async|var|const|static|public|private|internal|record|class|struct|interface|enum|new|string|int|long|decimal|double|bool|object|List)\b", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Keyword();
}
