using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Compilation.Diagnosing.Syntax;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>The rules over a script's form (<c>CMR3xxx</c>), asked before anything is bound.</summary>
internal static class ScriptShape
{
    private const int MostErrors = 10;
    private const string Fence = "```";

    public static IReadOnlyList<Finding> Check(ParsedScript script, SourceText text)
    {
        if (text.ToString().AsSpan().TrimStart().StartsWith(Fence, StringComparison.Ordinal))
        {
            var fix = WithoutFences(script, text);
            return [At(text, 0, ScriptShapeRules.MarkdownFence, "The script stands between Markdown fences.", fix is null ? $"Send the C# alone, without the lines that begin with {Fence}." : null) with { Fix = fix }];
        }

        var directives = Directives(script.Root, text).Take(MostErrors).ToList();
        if (directives.Count > 0)
        {
            return directives;
        }

        if (BeforeTheScript(script.Root, text).Take(MostErrors).ToList() is { Count: > 0 } leading)
        {
            return leading;
        }

        if (script.Errors.Count > 0)
        {
            return [SyntaxErrors.Of(script, text)];
        }

        return HasStatements(script) ? [] : [NothingToRun(script, text)];
    }

    public static Finding Describe(RefusedFunction refused, SourceText text)
    {
        var function = refused.Function.Node;
        var name = function.Identifier.ValueText;
        return At(
            text,
            refused.Function.Start + function.Identifier.SpanStart - function.FullSpan.Start,
            ScriptShapeRules.FunctionUsesVariable,
            refused.IsExtension
                ? $"The extension method '{name}' uses the script's variable '{refused.Variable}'; an extension method cannot, because it is static."
                : $"'{name}' is declared more than once and uses the script's variable '{refused.Variable}'; overloads cannot, because they are static.",
            $"Pass '{refused.Variable}' to '{name}' as a parameter" + (refused.IsExtension ? "." : ", or give each function a name of its own."));
    }

    // The first line and the last fence; lines stay where they are.
    private static Fix? WithoutFences(ParsedScript script, SourceText text)
    {
        var fences = text.Lines.Where(line => line.ToString().Trim() is var shown && shown.StartsWith(Fence, StringComparison.Ordinal) && !shown[3..].Contains(' ', StringComparison.Ordinal)).ToList();
        var fix = new Fix([.. fences.Take(1).Concat(fences.Skip(1).TakeLast(1)).Select(line => new TextChange(line.Span, ""))], true, "Markdown fences taken out");
        return KeptText.IsKept(script.Root, ScriptParser.Parse(text.WithChanges(fix.Changes)).Root) ? fix : null;
    }

    private static bool HasStatements(ParsedScript script) =>
        script.Result is not null
        || script.Members.Any(piece => piece.Node is GlobalStatementSyntax { Statement: not (LocalFunctionStatementSyntax or EmptyStatementSyntax) });

    private static Finding NothingToRun(ParsedScript script, SourceText text)
    {
        if (script.Members.Count == 0)
        {
            return new Finding(ScriptShapeRules.Empty, IsError: true, "The script is empty.", 1, 1, "Write C# statements, and `return` a value.");
        }

        var main = script.Members
            .SelectMany(piece => piece.Node.DescendantNodesAndSelf().Select(node => (piece, node)))
            .FirstOrDefault(found => found.node is MethodDeclarationSyntax { Identifier.ValueText: "Main" } or LocalFunctionStatementSyntax { Identifier.ValueText: "Main" });
        return main.node is not null
            ? At(text, main.piece.Start + main.node.SpanStart - main.piece.Node.FullSpan.Start, ScriptShapeRules.MainIsNotRun, "A script's `Main` is not run; its statements are.", "Write the body of `Main` as plain statements, without a class around it, and `return` a value.") with { Fix = WrappedScript.Unwrap(script, text) }
            : At(text, script.Members[0].Start + script.Members[0].Node.SpanStart - script.Members[0].Node.FullSpan.Start, ScriptShapeRules.NothingToRun, "The script only declares things: there is no statement to run.", "Add statements that use them, and `return` a value.") with { Fix = CallOfTheOnly(script, text) };
    }

    /// <summary>Where there is one function, and it needs nothing, calling it is what is meant.</summary>
    private static Fix? CallOfTheOnly(ParsedScript script, SourceText text)
    {
        if (script.Members.Select(piece => piece.Node).OfType<GlobalStatementSyntax>().Select(global => global.Statement).OfType<LocalFunctionStatementSyntax>().ToList() is not [var function]
            || function.ParameterList.Parameters.Any(parameter => parameter.Default is null))
        {
            return null;
        }

        var isVoid = function.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } || function.ReturnType.ToString() is "Task" or "ValueTask";
        var call = $"{(isVoid ? "" : "return ")}{(function.Modifiers.Any(SyntaxKind.AsyncKeyword) || function.ReturnType.ToString().StartsWith("Task", StringComparison.Ordinal) ? "await " : "")}{function.Identifier.ValueText}();";
        return new Fix(new TextChange(new TextSpan(text.Length, 0), $"\n{call}"), true, $"`{call}` added at the end");
    }

    /// <summary>What belongs to a whole assembly rather than to a script: lifting has no place for it.</summary>
    private static IEnumerable<Finding> BeforeTheScript(CompilationUnitSyntax root, SourceText text) =>
        root.Externs
            .Select(alias => At(text, alias.SpanStart, ConstructRules.WriteTheBody, "Scripts have no extern methods or aliases, whose code is elsewhere.", "Leave it out."))
            .Concat(root.AttributeLists.Select(list => At(
                text, list.SpanStart, ConstructRules.LeaveTheAssemblyAlone, "Scripts have no attributes of the assembly or the module, which speak for more than the script.", "Leave it out.")));

    private static IEnumerable<Finding> Directives(CompilationUnitSyntax root, SourceText text) =>
        from trivia in root.DescendantTrivia(descendIntoTrivia: false)
        where trivia.IsDirective && trivia.Kind() is not (
            SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia
            or SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia)
        select trivia.IsKind(SyntaxKind.BadDirectiveTrivia) && text[trivia.SpanStart] == '#' && trivia.Span.Length > 1 && text[trivia.SpanStart + 1] == ' '
            ? At(text, trivia.SpanStart, ScriptShapeRules.Directive, "A comment begins with `//`.", suggestion: null) with
            {
                Fix = new Fix(new TextChange(new TextSpan(trivia.SpanStart, 1), "//"), true, "`//` instead of `#`"),
            }
            : At(
                text,
                trivia.SpanStart,
                ScriptShapeRules.Directive,
                $"The directive '{trivia.ToString().Trim().Split(' ')[0]}' is not available in scripts: what is judged has to be the text as it stands.",
                "Everything a script may use is referenced already.") with
            {
                // The others say which text counts, and without them another does.
                Fix = trivia.Kind() is SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia
                        || (trivia.IsKind(SyntaxKind.BadDirectiveTrivia) && ScriptOnly(trivia))
                        ? new Fix(new TextChange(text.Lines.GetLineFromPosition(trivia.SpanStart).Span, ""), true, "a directive taken out")
                        : null,
            };

    private static bool ScriptOnly(SyntaxTrivia directive) => directive.ToString().TrimStart('#', ' ', '\t') is var name && (name.StartsWith("r ", StringComparison.Ordinal) || name.StartsWith("load ", StringComparison.Ordinal) || name.StartsWith(':') || name.StartsWith('!'));

    public static Finding At(SourceText text, int position, string id, string message, string? suggestion)
    {
        var place = text.Lines.GetLinePosition(Math.Min(position, text.Length));
        return new Finding(id, IsError: true, message, place.Line + 1, place.Character + 1, suggestion);
    }
}
