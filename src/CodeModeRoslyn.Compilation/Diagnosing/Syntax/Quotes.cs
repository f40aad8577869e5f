using System.Text;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Strings in quotes that are not C#'s.</summary>
internal static partial class Quotes
{
    private const string UnexpectedCharacter = "CS1056";
    private const string TooManyCharacters = "CS1012";
    private const string Double = "“”„‟«»";
    private const string Curly = Double + "‘’‚‛";

    /// <summary>Quotes that a word processor has made.</summary>
    public static IEnumerable<SyntaxHelp> Typographic(SyntaxSite site)
    {
        foreach (var quotes in new[] { Double, Curly })
        {
            var places = site.Errors
                .Where(error => error.Id == UnexpectedCharacter && error.Location.SourceSpan.Start < site.Text.Length && quotes.Contains(site.Text[error.Location.SourceSpan.Start]))
                .Select(error => error.Location.SourceSpan.Start).Distinct().ToList();
            if (places.Count > 0)
            {
                yield return new SyntaxHelp(
                    places[0], "These quotes are typographic ones; C# has straight ones.", new Fix([.. places.Select(place => new TextChange(new TextSpan(place, 1), "\""))], true, "straight quotes instead of typographic ones"))
                { IsSure = true };
            }
        }
    }

    /// <summary>Strings in single quotes.</summary>
    public static IEnumerable<SyntaxHelp> Single(SyntaxSite site)
    {
        var wrong = site.Errors.Where(error => error.Id is TooManyCharacters or "CS1011").Select(error => site.Text.Lines.IndexOf(Math.Min(error.Location.SourceSpan.Start, site.Text.Length))).ToHashSet();
        if (wrong.Count == 0)
        {
            yield break;
        }

        var changes = (from line in site.Text.Lines
                       where wrong.Contains(line.LineNumber)
                       from Match match in SingleQuoted().Matches(line.ToString())
                       where match.Groups["single"].Success
                       let quoted = Quoted(match.Groups["single"].Value)
                       where IsOne(quoted)
                       select new TextChange(new TextSpan(line.Start + match.Index, match.Length), quoted)).ToList();
        if (changes.Count > 0)
        {
            yield return new SyntaxHelp(changes[0].Span.Start, "A string stands in double quotes; single quotes hold one character.", new Fix(changes, true, "double quotes instead of single ones")) { IsSure = true };
        }
    }

    /// <summary>JavaScript's template strings.</summary>
    public static IEnumerable<SyntaxHelp> Backticks(SyntaxSite site)
    {
        if (site.Errors.Any(error => error.Id == UnexpectedCharacter && error.Location.SourceSpan.Start < site.Text.Length && site.Text[error.Location.SourceSpan.Start] == '`'))
        {
            var changes = (from match in Template().Matches(site.Text.ToString())
                           let quoted = "$" + Quoted(LoneBrace().Replace(match.Groups[1].Value, "$0$0").Replace("${", "{", StringComparison.Ordinal))
                           where IsOne(quoted)
                           select new TextChange(new TextSpan(match.Index, match.Length), quoted)).ToList();
            if (changes.Count > 0)
            {
                yield return new SyntaxHelp(changes[0].Span.Start, "C# writes text with values in it as `$\"… {value} …\"`.", new Fix(changes, true, "`$\"…\"` instead of backticks")) { IsSure = true };
            }
        }
    }

    /// <summary>A backslash that is meant as one.</summary>
    public static IEnumerable<SyntaxHelp> Escape(SyntaxSite site)
    {
        var places = site.Errors.Where(error => error.Id == "CS1009").Select(error => error.Location.SourceSpan.Start).ToHashSet();
        var changes = new List<TextChange>();
        var isSure = true;
        foreach (var line in site.Text.Lines.Where(line => places.Any(place => line.Span.Contains(place))))
        {
            foreach (var match in Plain().Matches(line.ToString()).Where(match => places.Any(place => place - line.Start is var at && at > match.Index && at < match.Index + match.Length)))
            {
                // Where some of its backslashes are escapes and some are not, nobody knows which are meant.
                isSure &= !Known().IsMatch(match.Value);
                changes.Add(new TextChange(new TextSpan(line.Start + match.Index, 0), "@"));
            }
        }

        if (changes.Count > 0)
        {
            yield return new SyntaxHelp(site.At, "A backslash begins an escape sequence, and this is none; in `@\"…\"` it stands for itself.", new Fix(changes, isSure, "`@\"…\"`, in which a backslash stands for itself")) { IsSure = true };
        }
    }

    /// <summary>A string over several lines.</summary>
    public static IEnumerable<SyntaxHelp> Verbatim(SyntaxSite site)
    {
        if (site.Errors[0].Id == "CS1010" && site.Line.ToString().LastIndexOf('"') is >= 0 and var quote)
        {
            yield return new SyntaxHelp(site.Line.Start + quote, "A plain string ends on its line; `@\"…\"` goes over several.", new Fix(new TextChange(new TextSpan(site.Line.Start + quote, 0), "@"), false, "`@\"…\"`, which goes over several lines"));
        }
    }

    /// <summary><c>?:</c> in an interpolation, where a colon begins the format.</summary>
    public static IEnumerable<SyntaxHelp> Choice(SyntaxSite site)
    {
        var line = site.Line.ToString();
        var found = Conditional().Matches(line);
        if (line.Contains("$\"", StringComparison.Ordinal) && found.Count > 0)
        {
            yield return new SyntaxHelp(
                site.Line.Start + found[0].Index,
                "Inside `{…}` of a string, `?:` stands in brackets, because a colon begins the format.",
                new Fix([.. found.Select(match => new TextChange(new TextSpan(site.Line.Start + match.Groups[1].Index, match.Groups[1].Length), $"({match.Groups[1].Value})"))], false, "brackets around `?:`"));
        }
    }

    /// <summary>A raw string over several lines whose text begins or ends beside its quotes.</summary>
    public static IEnumerable<SyntaxHelp> RawLines(SyntaxSite site)
    {
        foreach (Match match in RawText().Matches(site.Text.ToString()))
        {
            if (match.Index <= site.At && site.At <= match.Index + match.Length)
            {
                yield return new SyntaxHelp(
                    match.Index,
                    "The text of a raw string over several lines stands on lines of its own.",
                    new Fix([new TextChange(new TextSpan(match.Groups[1].Index, 0), "\n"), new TextChange(new TextSpan(match.Groups[1].Index + match.Groups[1].Length, 0), "\n")], false, "line breaks inside `\"\"\"`"));
            }
        }
    }

    /// <summary>JSON in a raw string whose one <c>$</c> makes every brace a value.</summary>
    public static IEnumerable<SyntaxHelp> RawBraces(SyntaxSite site)
    {
        foreach (Match match in Raw().Matches(site.Text.ToString()))
        {
            if (match.Index <= site.At && site.At <= match.Index + match.Length && match.Value.Contains('{', StringComparison.Ordinal))
            {
                yield return new SyntaxHelp(
                    match.Index,
                    "With one `$`, every brace in the string begins a value; with `$$`, values stand in `{{…}}`.",
                    new Fix(new TextChange(new TextSpan(match.Index, match.Length), "$" + Hole().Replace(match.Value, "{{$1}}")), false, "`$$\"\"\"` instead of `$\"\"\"`"));
            }
        }
    }

    /// <summary>JSON that is written by hand into an interpolated string: as a raw string, its quotes and braces stand as they are.</summary>
    public static IEnumerable<SyntaxHelp> Nested(SyntaxSite site)
    {
        var line = site.Line.ToString();
        if (line.IndexOf("$\"", StringComparison.Ordinal) is var start && start < 0 || line.LastIndexOf('"') is var end && end <= start + 2)
        {
            yield break;
        }

        var content = line[(start + 2)..end].Replace("\\\"", "\"", StringComparison.Ordinal);
        if (content.StartsWith('"') || content.EndsWith('"') || content.Contains("\"\"\"", StringComparison.Ordinal) || !Json().IsMatch(content))
        {
            yield break;
        }

        var raw = Hole().Replace(content, "{{$1}}");
        yield return new SyntaxHelp(
            site.Line.Start + start,
            "Quotes and braces inside `$\"…\"` end it, or begin a value.",
            new Fix(new TextChange(TextSpan.FromBounds(site.Line.Start + start, site.Line.Start + end + 1), $"$$\"\"\"{raw}\"\"\""), false, "a raw string, in which quotes and braces stand for themselves"));
    }

    /// <summary>Quotes in a string that are not escaped. Where it ends can only be guessed.</summary>
    public static IEnumerable<SyntaxHelp> Inner(SyntaxSite site)
    {
        var line = site.Line.ToString();
        if (line.IndexOf('"', StringComparison.Ordinal) is >= 0 and var start && line.LastIndexOf('"') is var end && end > start + 1
            && line[(start + 1)..end] is var content && content.Contains('"', StringComparison.Ordinal) && !content.StartsWith('"') && !content.EndsWith('"') && (start == 0 || line[start - 1] is not ('$' or '@')))
        {
            yield return new SyntaxHelp(
                site.Line.Start + start,
                "The quotes inside the string end it.",
                new Fix(new TextChange(TextSpan.FromBounds(site.Line.Start + start, site.Line.Start + end + 1), $"\"\"\"{content}\"\"\""), false, "a raw string, in which quotes stand for themselves"));
        }
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\' && index + 1 < text.Length)
            {
                index++;
                quoted.Append(text[index] == '\'' ? "" : "\\").Append(text[index]);
            }
            else
            {
                quoted.Append(text[index] == '"' ? "\\\"" : text[index]);
            }
        }

        return quoted.Append('"').ToString();
    }

    // What was text becomes no code.
    private static bool IsOne(string quoted) =>
        SyntaxFactory.ParseExpression(quoted, options: ScriptParser.Options) is var text
        && text is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && text.FullSpan.Length == quoted.Length;

    // A string in double quotes is passed over, and so is a comment.
    [GeneratedRegex("""//.*|@?\$?"(?:[^"\\]|\\.)*"|'(?<single>(?:[^'\\]|\\.){2,}|)'""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex SingleQuoted();

    // A brace that neither begins nor ends a value.
    [GeneratedRegex(@"(?<!\$)\{|(?<!\$\{[^{}]*)\}", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex LoneBrace();

    [GeneratedRegex("`([^`\r\n]*)`", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Template();

    // A string in double quotes that is neither verbatim nor raw.
    [GeneratedRegex("""(?<![@"])"(?:[^"\\]|\\.)*"(?!")""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Plain();

    [GeneratedRegex("""\\['"\\0abfnrtuUvxe]""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Known();

    [GeneratedRegex("""\{([^{}:?]*\?[^{}]*:[^{}]*)\}""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Conditional();

    [GeneratedRegex("""(?<!\$)\$"{3}[\s\S]*?"{3}""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Raw();

    [GeneratedRegex("""\"{3}([^"\r\n]*\n[\s\S]*?)"{3}""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex RawText();

    // An object or a list that begins with a name or a value.
    [GeneratedRegex("""^\s*(?:\{\s*"|\[\s*[{"\[])""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Json();

    // A value: a name, with members, indexes and calls.
    [GeneratedRegex("""\{([A-Za-z_][\w.]*(?:\([^(){}"]*\)|\[[^\[\]{}"]*\])*[\w.]*)\}""", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Hole();
}
