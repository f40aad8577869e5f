using System.Text.RegularExpressions;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using CodeModeRoslyn.Verification.Nesting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Tells of a script that cannot be read. Of its errors only the first is told: the others mostly follow from it, and come up again when it is mended.</summary>
internal static class SyntaxErrors
{
    private const int MostRounds = 6;

    public static Finding Of(ParsedScript script, SourceText text)
    {
        var first = script.Errors.MinBy(error => error.Location.SourceSpan.Start)!;
        if (ForeignLanguage.Inside(text.ToString()) is { } code)
        {
            return ScriptShape.At(text, 0, ScriptShapeRules.ForeignLanguage, "This is JSON, and the script is a text in it.", "Send that text alone, with its line breaks.") with
            {
                // Its lines are not those that were sent.
                Fix = new Fix([new TextChange(new TextSpan(0, text.Length), code)], false, "the script taken out of the JSON around it"),
            };
        }

        var site = SiteOf(script, text);
        var (at, fix) = (site.At, FirstThatHelps(site));
        var language = LanguageOf(text.ToString());
        var foreign = language is { Name: var name } ? $"This is {name}, and scripts are C#." : "";
        if (language is { Advice: var instead } && !IsReadAtLast(text, fix))
        {
            return ScriptShape.At(text, 0, ScriptShapeRules.ForeignLanguage, foreign, instead);
        }

        var (message, advice) = site.Line.ToString().Trim() is "..." or "…" ? SyntaxAdvice.LeftOut : site.IsCutOff && fix is not { Fix.IsHarmless: true } ? SyntaxAdvice.CutOff : SyntaxAdvice.For(first.Id);
        return ScriptShape.At(text, fix?.At ?? at, first.Id, $"{foreign} {fix?.Message ?? message ?? $"Syntax error: {PlainWords.Of(first.GetMessage())}"}".TrimStart(), fix is null ? advice : null) with { Fix = fix?.Fix };
    }

    private static SyntaxSite SiteOf(ParsedScript script, SourceText text) =>
        new(text, script.Root, [.. script.Errors.OrderBy(error => error.Location.SourceSpan.Start)], Math.Min(script.Errors.Min(error => error.Location.SourceSpan.Start), text.Length));

    // What looks like another language and is C# but for a few slips is told of the slips.
    private static bool IsReadAtLast(SourceText text, SyntaxHelp? help)
    {
        for (var round = 0; help is not null && round < MostRounds; round++)
        {
            text = text.WithChanges(help.Fix.Changes.OrderBy(change => change.Span.Start));
            var parsed = ScriptParser.Parse(text);
            if (parsed.Errors.Count == 0)
            {
                return true;
            }

            help = FirstThatHelps(SiteOf(parsed, text));
        }

        return false;
    }

    private static (string Name, string Advice)? LanguageOf(string text)
    {
        try
        {
            return ForeignLanguage.Of(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    // Patterns go over hostile text, too; one that takes too long has nothing to say.
    private static SyntaxHelp? FirstThatHelps(SyntaxSite site)
    {
        try
        {
            return Helps(site).FirstOrDefault(candidate => IsBetter(candidate, site));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static IEnumerable<SyntaxHelp> Helps(SyntaxSite site) =>
        from help in (Func<SyntaxSite, IEnumerable<SyntaxHelp>>[])
        [
            Prose.Around, Encoded.Entities, Encoded.Escapes, Quotes.Typographic, Quotes.Single, Quotes.Backticks, Quotes.Escape, Quotes.Verbatim, Quotes.Choice, Quotes.RawBraces, Quotes.RawLines, Quotes.Nested, Quotes.Inner,
            ForeignWords.Of, ObjectArguments.Of, AnonymousObjects.Of, Closers.Semicolon, Closers.Bracket, Closers.Surplus,
        ]
        from candidate in help(site)
        select candidate;

    /// <summary>Whether nothing is wrong any more, or less, and nothing up to the end of the line.</summary>
    private static bool IsBetter(SyntaxHelp help, SyntaxSite site)
    {
        var fix = help.Fix;
        var mended = site.Text.WithChanges(fix.Changes);
        if (!BracketDepth.IsWithin(mended.ToString()))
        {
            return false;
        }

        var parsed = ScriptParser.Parse(mended);
        if (fix.IsHarmless && !KeptText.IsKept(site.Root, parsed.Root))
        {
            return false;
        }

        var left = parsed.Errors;
        if (left.Count == 0)
        {
            return true;
        }

        if (help.IsSure)
        {
            return left.Count < site.Errors.Count;
        }

        var next = left.Min(error => error.Location.SourceSpan.Start);
        var end = fix.Changes.Max(change => mended.Lines.GetLineFromPosition(Math.Min(change.Span.Start, mended.Length)).End);
        return left.Count < site.Errors.Count && next > Math.Max(end, mended.Lines[site.Text.Lines.IndexOf(site.At)].End);
    }
}

/// <summary>Where a script cannot be read.</summary>
/// <param name="Text">The script.</param>
/// <param name="Root">What the parser made of it.</param>
/// <param name="Errors">In the order of the text.</param>
/// <param name="At">The place of the first.</param>
internal sealed record SyntaxSite(SourceText Text, SyntaxNode Root, IReadOnlyList<Diagnostic> Errors, int At)
{
    public TextLine Line => Text.Lines.GetLineFromPosition(At);

    /// <summary>Whether the text ends in the middle of a statement: nothing follows the error, and nothing ends there.</summary>
    public bool IsCutOff => Text.ToString().AsSpan().TrimEnd() is var rest && rest.Length <= Line.End && rest is not [.., ';' or '}'];
}

/// <summary>What may be meant by text that cannot be read.</summary>
/// <param name="At">The place to point at.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">A change; it is tried before it is told.</param>
internal sealed record SyntaxHelp(int At, string Message, Fix Fix)
{
    /// <summary>Whether what is changed is never right, so that it is enough when fewer errors are left.</summary>
    public bool IsSure { get; init; }
}
