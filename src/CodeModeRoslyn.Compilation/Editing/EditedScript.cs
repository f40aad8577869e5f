using CodeModeRoslyn.Analyzers;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>
/// A script while somebody writes it: its own text, as a program of top-level statements, so that every place in it is the place in
/// the editor. What it is compiled with is what a run compiles it with.
/// </summary>
/// <param name="Document">For the services of Roslyn that want one.</param>
/// <param name="Root">Its tree.</param>
/// <param name="Model">What its names mean.</param>
/// <param name="Visible">What it may name.</param>
/// <param name="Hidden">What the caller was not given of the bindings.</param>
internal sealed record EditedScript(Document Document, SyntaxNode Root, SemanticModel Model, ScriptVisibility Visible, HiddenBindings Hidden)
{
    /// <summary>What is offered to whoever writes it.</summary>
    public bool Offers(ISymbol symbol) =>
        symbol is not { IsImplicitlyDeclared: true, Kind: not SymbolKind.Property }
        && !Hidden.Has(symbol)
        && Visible.Allows(symbol);
}
