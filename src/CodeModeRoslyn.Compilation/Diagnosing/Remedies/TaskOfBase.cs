using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A task of one type where a task of its base is wanted: a value would fit, and a task does not.</summary>
internal static class TaskOfBase
{
    public static Remedy? Of(ErrorSite site)
    {
        var value = site.Misfit().Value;
        if (value is null || site.TypeOf(value) is not { } type || Types.Awaited(type) is not { } given)
        {
            return null;
        }

        var (start, wanted) = value.Parent switch
        {
            LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda => (lambda.SpanStart, ResultOf(site, lambda)),
            ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { ReturnType: var returns } } when !ErrorSite.CanAwait(value) => (returns.SpanStart, site.Model.GetTypeInfo(returns).Type),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: var returns } } when !ErrorSite.CanAwait(value) => (returns.SpanStart, site.Model.GetTypeInfo(returns).Type),
            _ => default,
        };
        return Types.Awaited(wanted) is { } asked && site.Model.Compilation.ClassifyCommonConversion(given, asked).IsImplicit
            ? new Remedy(
                $"`{value}` is a {site.Show(type)}, which is no {site.Show(wanted!)}, though its value is a {site.Show(asked)}.",
                null,
                new Fix([site.Insert(start, "async "), site.Insert(value.SpanStart, "await ")], true, "`async` and `await` added"))
            : null;
    }

    // Of a lambda whose body does not fit, the compiler knows what it should give from where it stands.
    private static ITypeSymbol? ResultOf(ErrorSite site, LambdaExpressionSyntax lambda)
    {
        var type = site.Model.GetTypeInfo(lambda).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod: not null } known ? known
            : lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument ? site.ParameterOf(argument, call)?.Type
            : null;
        return (type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;
    }
}
