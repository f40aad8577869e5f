using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Errors that are only there because of another one.</summary>
internal static class FollowUps
{
    /// <summary>Whether the error is about a value whose type is not known, which is for another error to tell.</summary>
    public static bool Is(Diagnostic found, SyntaxTree tree, SemanticModel model)
    {
        if (found.Location.SourceTree != tree)
        {
            return false;
        }

        var node = tree.GetRoot().FindNode(found.Location.SourceSpan, getInnermostNodeForTie: true);
        return found.Id is "CS1622" or "CS1662" // There is no `yield` without CS1624, and a lambda does not fit because its body does not.
            || (node.Parent is MemberAccessExpressionSyntax access && access.Name == node && IsUnknown(model.GetTypeInfo(access.Expression).Type))
            || (found.Id is "CS1503" or "CS0029" or "CS0266" or "CS0019" && node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part => IsUnknown(model.GetTypeInfo(part).Type)))
            || (found.Id == "CS1061" && node.FirstAncestorOrSelf<AwaitExpressionSyntax>() is { Expression: InvocationExpressionSyntax asynchronous } && model.GetSymbolInfo(asynchronous).Symbol is IMethodSymbol { IsAsync: true }) // Of CS1983.
            || (found.Id == "CS1503" && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } misfit && model.GetSymbolInfo(misfit).CandidateSymbols is [IMethodSymbol only] && only.Parameters.Any(parameter => IsUnknown(parameter.Type)))
            || (found.Id == "CS0411" && found.GetMessage().Contains("Deconstruct", StringComparison.Ordinal)) // Of CS8129.
            || (found.Id == "CS0411" && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && HasUnknown(call, model))
            || (found.Id is "CS8130" && (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not null || node.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is not null));
    }

    /// <summary>Whether an argument of the call is not known, so that it is not known which method is called.</summary>
    public static bool HasUnknown(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments.Any(argument => IsUnknown(model.GetTypeInfo(argument.Expression).Type)) || model.GetSymbolInfo(call).CandidateReason is CandidateReason.OverloadResolutionFailure;

    // The type parameter of a method of LINQ stands for a type that could not be inferred.
    private static bool IsUnknown(ITypeSymbol? type) =>
        type is IErrorTypeSymbol or ITypeParameterSymbol { DeclaringSyntaxReferences.IsEmpty: true } || (type is IArrayTypeSymbol { ElementType: var element } && IsUnknown(element));
}
