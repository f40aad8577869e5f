using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Sequences of which everything is taken. Where that is not so, awaiting all of their tasks makes calls that were not meant to be made.</summary>
internal static class WholeSequence
{
    /// <summary>Methods of LINQ that go to the end at once.</summary>
    private static readonly FrozenSet<string> ToTheEnd = new[]
    {
        "ToList", "ToArray", "ToDictionary", "ToHashSet", "ToLookup", "Count", "LongCount", "Sum", "Average", "Min", "Max", "MinBy", "MaxBy", "Aggregate",
        "Order", "OrderDescending", "OrderBy", "OrderByDescending", "GroupBy", "Reverse", "Last", "LastOrDefault",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that go as far as what follows them does.</summary>
    private static readonly FrozenSet<string> OnDemand = new[]
    {
        "Select", "SelectMany", "Where", "OfType", "Cast", "Distinct", "DistinctBy", "Concat", "Append", "Prepend", "Index",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(ExpressionSyntax sequence)
    {
        while (sequence.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Parent: InvocationExpressionSyntax call } && OnDemand.Contains(method))
        {
            sequence = call;
        }

        return sequence.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } => ToTheEnd.Contains(method),
            ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax => false,
            CommonForEachStatementSyntax loop => !loop.Statement.DescendantNodesAndSelf().Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax),
            _ => true,
        };
    }
}
