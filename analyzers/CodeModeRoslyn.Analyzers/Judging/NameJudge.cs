using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>
/// Judges what a node names, and the members that the language calls for it. What expressions are and become stands in their
/// operations, which is a third of the price of asking for each node.
/// </summary>
internal sealed class NameJudge(SemanticModel model, SymbolVerdicts verdicts, Findings findings, CancellationToken ct)
{
    private readonly UnspokenMembers unspoken = new(model);

    public void Judge(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax or PrimaryConstructorBaseTypeSyntax or AttributeSyntax or OrderingSyntax or SelectOrGroupClauseSyntax:
                JudgeSymbols(node, model.GetSymbolInfo(node, ct));
                break;
            case ArrayTypeSyntax or TupleTypeSyntax or NullableTypeSyntax when model.GetTypeInfo(node, ct).Type is { } built:
                // Of names that are allowed, and too deep all the same.
                Report(node, verdicts.Type(built));
                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause, ct);
                JudgeSymbols(node, query.CastInfo);
                JudgeSymbols(node, query.OperationInfo);
                break;
            case CommonForEachStatementSyntax loop:
                JudgeLoop(loop);
                break;
            case AwaitExpressionSyntax wait:
                JudgeAwait(wait, model.GetAwaitExpressionInfo(wait));
                break;
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                JudgeDeconstruction(assignment.Left, model.GetDeconstructionInfo(assignment));
                break;
            case SingleVariableDesignationSyntax or ParameterSyntax { Type: null }:
                JudgeDeclared(node);
                break;
        }

        if (node is AttributeSyntax attribute)
        {
            JudgeImplementation(attribute);
        }

        if (node is BaseTypeSyntax { Parent.Parent: not EnumDeclarationSyntax } baseType
            && model.GetTypeInfo(baseType.Type, ct).Type is INamedTypeSymbol type)
        {
            Report(node, verdicts.Base(type));
            JudgeImpliedCreation(node, type);
        }
    }

    // A constructor that names no other calls its base's one without arguments; it may not be written down itself.
    private void JudgeImpliedCreation(SyntaxNode node, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Class && node is not PrimaryConstructorBaseTypeSyntax)
        {
            JudgeImplicit(node, type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty));
        }
    }

    // The compiler writes these flags onto the method itself. As a number, a flag is no name that would be judged.
    private void JudgeImplementation(AttributeSyntax attribute)
    {
        if (model.GetSymbolInfo(attribute, ct).Symbol is not IMethodSymbol { ContainingType: { Name: "MethodImplAttribute", ContainingNamespace.Name: "CompilerServices" } type }
            || attribute.ArgumentList?.Arguments.FirstOrDefault() is not { NameEquals: null } argument
            || model.GetConstantValue(argument.Expression, ct).Value is not IConvertible constant
            || type.ContainingNamespace.GetTypeMembers("MethodImplOptions").FirstOrDefault() is not { } options)
        {
            return;
        }

        var rest = constant.ToInt64(CultureInfo.InvariantCulture);
        Denial? denial = null;
        foreach (var flag in options.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            var value = Convert.ToInt64(flag.ConstantValue, CultureInfo.InvariantCulture);
            if (verdicts.Member(flag) is not { } refused)
            {
                rest &= ~value;
            }
            else if ((rest & value) != 0)
            {
                denial ??= refused;
            }
        }

        if (rest != 0)
        {
            Report(argument.Expression, denial ?? Denial.NotAvailable($"{options.ToDisplayString()}.{rest}"));
        }
    }

    private void JudgeSymbols(SyntaxNode node, SymbolInfo info)
    {
        if (info.Symbol is { } symbol)
        {
            JudgeSymbol(node, symbol);
        }
        else
        {
            // What does not bind does not run; it is judged all the same, for a message that says more than the compiler's.
            foreach (var candidate in info.CandidateSymbols)
            {
                JudgeSymbol(node, candidate);
            }
        }
    }

    private void JudgeSymbol(SyntaxNode node, ISymbol symbol)
    {
        switch (symbol)
        {
            case ITypeSymbol type when node is TypeSyntax { IsVar: true }:
                ReportInferred(node, verdicts.Type(type));
                break;
            case ITypeSymbol type:
                Report(node, verdicts.Type(type));
                break;
            case IPropertySymbol or IFieldSymbol:
                Report(node, verdicts.Member(symbol, MemberUse.Of(node)));
                break;
            case IMethodSymbol or IEventSymbol:
                Report(node, verdicts.Member(symbol));
                break;
        }
    }

    private void JudgeImplicit(SyntaxNode node, params ReadOnlySpan<ISymbol?> members)
    {
        foreach (var member in members)
        {
            if (member is not null)
            {
                Report(node, verdicts.Member(member));
            }
        }
    }

    private void JudgeLoop(CommonForEachStatementSyntax loop)
    {
        var info = model.GetForEachStatementInfo(loop);
        JudgeImplicit(loop.Expression, info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod,
            info.CurrentConversion.MethodSymbol, info.ElementConversion.MethodSymbol);
        JudgeAwait(loop.Expression, info.MoveNextAwaitableInfo);
        JudgeAwait(loop.Expression, info.DisposeAwaitableInfo);
        if (info.ElementType is { } element)
        {
            ReportInferred(loop.Expression, verdicts.Type(element));
            if (loop is ForEachStatementSyntax simple && model.GetDeclaredSymbol(simple, ct) is { } variable)
            {
                foreach (var conversion in unspoken.Conversions(element, variable.Type).SelectMany(candidates => candidates))
                {
                    Report(loop.Expression, verdicts.Member(conversion));
                }
            }
        }

        if (loop is ForEachVariableStatementSyntax variables)
        {
            JudgeDeconstruction(variables.Variable, model.GetDeconstructionInfo(variables));
        }
    }

    private void JudgeAwait(SyntaxNode node, AwaitExpressionInfo info) =>
        JudgeImplicit(node, info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod);

    private void JudgeDeconstruction(SyntaxNode node, DeconstructionInfo info)
    {
        JudgeImplicit(node, info.Method, info.Conversion?.MethodSymbol);
        foreach (var nested in info.Nested)
        {
            JudgeDeconstruction(node, nested);
        }
    }

    private void JudgeDeclared(SyntaxNode node)
    {
        var type = model.GetDeclaredSymbol(node, ct) switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        if (type is not null)
        {
            ReportInferred(node, verdicts.Type(type));
        }
    }

    private void Report(SyntaxNode node, Denial? denial)
    {
        if (denial is not null)
        {
            findings.AddName(node, denial);
        }
    }

    private void ReportInferred(SyntaxNode node, Denial? denial)
    {
        if (denial is not null)
        {
            findings.AddInferred(node, denial);
        }
    }
}
