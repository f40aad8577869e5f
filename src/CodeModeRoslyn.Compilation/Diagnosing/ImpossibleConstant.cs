using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>A constant string where a tool's schema lists the values that are possible, and this is none of them.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Value">The constant.</param>
/// <param name="Place">The parameter or property that it is given to or compared with.</param>
/// <param name="Possible">What the schema lists.</param>
/// <param name="IsCompared">Whether it is compared, which can never hold; otherwise the upstream would refuse it.</param>
internal sealed record ImpossibleConstant(SyntaxNode Node, string Value, string Place, IReadOnlyList<string> Possible, bool IsCompared)
{
    private const string OneOfAttribute = "OneOfAttribute";

    public static IReadOnlyList<ImpossibleConstant> AllOf(SemanticModel script, IReadOnlySet<string> bindings, CancellationToken cancellationToken)
    {
        var found = new List<ImpossibleConstant>();
        if (bindings.Count == 0)
        {
            return found;
        }

        foreach (var node in Candidates(script.SyntaxTree.GetRoot(cancellationToken)))
        {
            if (script.GetOperation(node, cancellationToken) is { ConstantValue: { HasValue: true, Value: string value } } constant
                && Meets(constant) is ({ } symbol, var isCompared)
                && ValuesOf(symbol) is { } possible
                && !possible.Contains(value))
            {
                found.Add(new ImpossibleConstant(node, value, symbol.Name, possible, isCompared));
            }
        }

        return found;
    }

    // Operations are not cheap, so only what can be a constant string is asked for its own.
    private static IEnumerable<ExpressionSyntax> Candidates(SyntaxNode root)
    {
        var constants = root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.ConstKeyword))
            .SelectMany(token => token.Parent!.DescendantNodes().OfType<VariableDeclaratorSyntax>())
            .Select(variable => variable.Identifier.ValueText)
            .ToHashSet();
        return root.DescendantNodes().OfType<ExpressionSyntax>().Where(node =>
            node.IsKind(SyntaxKind.StringLiteralExpression)
            || (node is IdentifierNameSyntax name && constants.Contains(name.Identifier.ValueText)));
    }

    /// <summary>Follows the value to the parameter or property that it is given to, or compared with.</summary>
    private static (ISymbol? Symbol, bool IsCompared) Meets(IOperation constant)
    {
        var from = constant;
        for (var to = constant.Parent; to is not null; from = to, to = to.Parent)
        {
            switch (to)
            {
                case IArgumentOperation argument:
                    return (argument.Parameter, false);
                case ISimpleAssignmentOperation assignment when assignment.Value == from:
                    return (PropertyOf(assignment.Target), false);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    return (PropertyOf(comparison.LeftOperand == from ? comparison.RightOperand : comparison.LeftOperand), true);
                case IIsPatternOperation match:
                    return (PropertyOf(match.Value), true);
                case IPropertySubpatternOperation match:
                    return (PropertyOf(match.Member), true);
                case ISwitchOperation choice:
                    return (PropertyOf(choice.Value), true);
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Pattern == from:
                    return (PropertyOf(choice.Value), true);
                case IConditionalOperation choice when choice.Condition != from:
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation
                    or ISwitchExpressionArmOperation or ISwitchExpressionOperation
                    or IConstantPatternOperation or IBinaryPatternOperation or INegatedPatternOperation
                    or ICaseClauseOperation or ISwitchCaseOperation:
                    break;
                default:
                    return default;
            }
        }

        return default;
    }

    private static IPropertySymbol? PropertyOf(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => PropertyOf(conversion.Operand),
        IConditionalAccessOperation access => PropertyOf(access.WhenNotNull),
        IPropertyReferenceOperation reference => reference.Property,
        _ => null,
    };

    /// <summary>The values that a tool's schema lists for a parameter or property; null where it lists none.</summary>
    public static List<string>? ValuesOf(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == OneOfAttribute)
            ?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, Values: var values }]
            ? values.Select(value => value.Value).OfType<string>().ToList()
            : null;
}
