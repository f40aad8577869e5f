using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Reaching;

/// <summary>Every tool that a script could call, known because each call is a bound symbol.</summary>
/// <param name="Tools">The tools' ids, in order.</param>
/// <param name="Dropped">Calls whose task nobody holds: they would be cancelled when the script ends.</param>
internal sealed record ScriptReach(IReadOnlyList<string> Tools, IReadOnlyList<InvocationExpressionSyntax> Dropped)
{
    /// <summary>Marks the methods of a binding's interface; its one argument is the tool's id.</summary>
    private const string ToolAttribute = "ToolAttribute";

    public static ScriptReach Of(SemanticModel script, IReadOnlySet<string> bindings, CancellationToken cancellationToken)
    {
        if (bindings.Count == 0)
        {
            return new ScriptReach([], []);
        }

        var tools = new SortedSet<string>(StringComparer.Ordinal);
        var dropped = new List<InvocationExpressionSyntax>();
        foreach (var name in script.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Parent is not (MemberAccessExpressionSyntax or MemberBindingExpressionSyntax))
            {
                continue;
            }

            var symbol = script.GetSymbolInfo(name, cancellationToken);
            foreach (var method in symbol.CandidateSymbols.Append(symbol.Symbol).OfType<IMethodSymbol>())
            {
                if (bindings.Contains(method.ContainingAssembly.Name) && ToolOf(method) is { } tool)
                {
                    tools.Add(tool);
                    AddIfDropped(name, dropped);
                }
            }
        }

        return new ScriptReach([.. tools], dropped);
    }

    private static string? ToolOf(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == ToolAttribute)
            ?.ConstructorArguments is [{ Value: string tool }]
            ? tool
            : null;

    private static void AddIfDropped(SimpleNameSyntax name, List<InvocationExpressionSyntax> dropped)
    {
        if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Parent: ExpressionStatementSyntax } call
            && call.Expression is MemberAccessExpressionSyntax { Name: var called } && called == name)
        {
            dropped.Add(call);
        }
    }
}
