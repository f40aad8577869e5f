using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Judges the members that the compiler binds without a name for them in the source.</summary>
internal sealed class OperationJudge(SemanticModel model, SymbolVerdicts verdicts, Findings findings)
{
    private readonly UnspokenMembers unspoken = new(model);

    public void Judge(IOperation? root)
    {
        if (root is null)
        {
            return;
        }

        foreach (var operation in root.DescendantsAndSelf())
        {
            JudgeOne(operation);
        }
    }

    private void JudgeOne(IOperation operation)
    {
        if (operation.Type is { } type && verdicts.Type(type, IsGenerated(operation)) is { } denial)
        {
            findings.AddInferred(operation.Syntax, denial);
        }

        foreach (var candidates in unspoken.Of(operation))
        {
            JudgeCandidates(operation, candidates);
        }

        switch (operation)
        {
            case IConversionOperation conversion:
                JudgeMembers(operation, conversion.OperatorMethod);
                break;
            case IBinaryOperation binary:
                JudgeMembers(operation, binary.OperatorMethod);
                break;
            case IUnaryOperation unary:
                JudgeMembers(operation, unary.OperatorMethod);
                break;
            case IIncrementOrDecrementOperation step:
                JudgeMembers(operation, step.OperatorMethod);
                break;
            case ICompoundAssignmentOperation assignment:
                JudgeMembers(operation, assignment.OperatorMethod, assignment.InConversion.MethodSymbol, assignment.OutConversion.MethodSymbol);
                break;
            case IInvocationOperation invocation:
                JudgeMembers(operation, invocation.TargetMethod);
                break;
            case IObjectCreationOperation creation:
                JudgeMembers(operation, creation.Constructor);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true } indexer:
                JudgeIndexer(indexer);
                break;
            case IMethodReferenceOperation method:
                JudgeMembers(operation, method.Method);
                break;
            case IRecursivePatternOperation pattern:
                JudgeMembers(operation, pattern.DeconstructSymbol);
                break;
            case IListPatternOperation pattern:
                JudgeMembers(operation, pattern.LengthSymbol, pattern.IndexerSymbol);
                break;
            case ISlicePatternOperation pattern:
                JudgeMembers(operation, pattern.SliceSymbol);
                break;
            case IImplicitIndexerReferenceOperation indexer:
                JudgeMembers(operation, indexer.LengthSymbol, indexer.IndexerSymbol);
                break;
            case ICollectionExpressionOperation collection:
                JudgeMembers(operation, collection.ConstructMethod);
                break;
            case IWithOperation with:
                JudgeMembers(operation, with.CloneMethod);
                break;
        }
    }

    // One of them is used, and which is not told: it is refused when none may be.
    private void JudgeCandidates(IOperation operation, IReadOnlyList<ISymbol> candidates)
    {
        var denials = candidates.Select(member => verdicts.Member(member, MemberAccess.Read, generated: true)).ToList();
        if (denials.Count > 0 && denials.TrueForAll(denial => denial is not null))
        {
            findings.AddName(operation.Syntax, denials[0]!);
        }
    }

    private void JudgeMembers(IOperation operation, params ReadOnlySpan<ISymbol?> members)
    {
        foreach (var member in members)
        {
            if (member is not null && verdicts.Member(member, MemberAccess.Read, IsGenerated(operation)) is { } denial)
            {
                findings.AddName(operation.Syntax, denial);
            }
        }
    }

    // Any other property has a name, which is judged where it stands.
    private void JudgeIndexer(IPropertyReferenceOperation indexer)
    {
        if (verdicts.Member(indexer.Property, MemberUse.Of(indexer.Syntax), IsGenerated(indexer)) is { } denial)
        {
            findings.AddName(indexer.Syntax, denial);
        }
    }

    // What an interpolated string is lowered to; a script that names the same members itself is judged by its names.
    private static bool IsGenerated(IOperation operation) =>
        operation.IsImplicit
        || operation is IInterpolatedStringHandlerCreationOperation
        || operation.Parent is IInterpolatedStringAppendOperation or IInterpolatedStringHandlerCreationOperation;
}
