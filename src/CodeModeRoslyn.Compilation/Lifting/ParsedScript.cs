using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>A script taken apart.</summary>
/// <param name="Root">The tree as parsed, for checks that look at the whole text.</param>
/// <param name="Usings">The using directives, wherever they stood.</param>
/// <param name="Members">Statements, functions and types, in the order of the text.</param>
/// <param name="Result">The last expression, when it stands without a semicolon.</param>
/// <param name="Errors">Syntax errors; nothing else of this object is of use when there are any.</param>
internal sealed record ParsedScript(
    CompilationUnitSyntax Root,
    IReadOnlyList<Piece<UsingDirectiveSyntax>> Usings,
    IReadOnlyList<Piece<MemberDeclarationSyntax>> Members,
    Piece<ExpressionSyntax>? Result,
    IReadOnlyList<Diagnostic> Errors);
