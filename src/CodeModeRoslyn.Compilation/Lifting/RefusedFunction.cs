using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>A function that cannot be lifted.</summary>
/// <param name="Function">The function.</param>
/// <param name="Variable">The script's variable that it uses.</param>
/// <param name="IsExtension">It is an extension method, rather than one of several of the same name.</param>
internal sealed record RefusedFunction(Piece<LocalFunctionStatementSyntax> Function, string Variable, bool IsExtension);
