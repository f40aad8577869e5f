using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds arguments that end up, by their position, in parameters that are given by name only: one argument too many.</summary>
internal static class UnnamedArguments
{
    private const string OnlyNamedAttribute = "OnlyNamedAttribute";

    public static IEnumerable<ArgumentSyntax> AllOf(SemanticModel script, IReadOnlySet<string> bindings, CancellationToken cancellationToken)
    {
        if (bindings.Count == 0)
        {
            yield break;
        }

        foreach (var call in script.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var last = call.ArgumentList.Arguments.Count - 1;
            if (last >= 0 && call.ArgumentList.Arguments[last] is { NameColon: null } argument
                && script.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                && bindings.Contains(method.ContainingAssembly.Name)
                && last < method.Parameters.Length
                && method.Parameters[last].GetAttributes().Any(attribute => attribute.AttributeClass?.Name == OnlyNamedAttribute))
            {
                yield return argument;
            }
        }
    }
}
