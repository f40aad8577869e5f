using CodeModeRoslyn.Compilation.Diagnosing.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds queries that give tasks and are gone through more than once: each time, they make all of their calls again.</summary>
internal static class RepeatedCalls
{
    /// <summary>The variables, and what each was given.</summary>
    public static IEnumerable<(VariableDeclaratorSyntax Variable, ExpressionSyntax Query)> AllOf(SemanticModel script, CancellationToken cancellationToken)
    {
        var root = script.SyntaxTree.GetRoot(cancellationToken);
        var uses = new Lazy<ILookup<string, IdentifierNameSyntax>>(() => root.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(name => name.Identifier.ValueText));
        foreach (var variable in root.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer?.Value is InvocationExpressionSyntax query
                && script.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol { Type: INamedTypeSymbol { TypeKind: TypeKind.Interface } type } local
                && type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                && Types.Awaited(type.TypeArguments[0]) is not null
                && uses.Value[local.Name].Where(name => SymbolEqualityComparer.Default.Equals(script.GetSymbolInfo(name, cancellationToken).Symbol, local)).Skip(1).Any())
            {
                yield return (variable, query);
            }
        }
    }
}
