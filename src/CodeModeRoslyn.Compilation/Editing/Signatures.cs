using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What the call around a place takes.</summary>
internal static class Signatures
{
    /// <summary>The overloads of the call around a place, and which of their parameters stands there; null where there is no call.</summary>
    public static SignatureHelp? At(EditedScript script, int position)
    {
        if (CallAround(script.Root, position) is not { } call)
        {
            return null;
        }

        var methods = Of(script, call.Node).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        var chosen = script.Model.GetSymbolInfo(call.Node).Symbol as IMethodSymbol;
        var active = Math.Max(0, methods.FindIndex(method => SymbolEqualityComparer.Default.Equals(method, chosen)));
        return new SignatureHelp(
            [.. methods.Select(method => Describe(method, script.Model, position))],
            active,
            IndexOf(methods[active], call.Arguments, position));
    }

    /// <summary>The innermost call whose parentheses are around a place.</summary>
    public static (SyntaxNode Node, BaseArgumentListSyntax Arguments)? CallAround(SyntaxNode root, int position)
    {
        for (var node = root.FindToken(Math.Max(0, position - 1)).Parent; node is not null; node = node.Parent)
        {
            if (node is ArgumentListSyntax { Parent: { } call } list && list.OpenParenToken.Span.End <= position && (list.CloseParenToken.IsMissing || position <= list.CloseParenToken.SpanStart))
            {
                return (call, list);
            }
        }

        return null;
    }

    /// <summary>The argument that a place is in; null between two.</summary>
    public static ArgumentSyntax? ArgumentAt(BaseArgumentListSyntax list, int position) => list.Arguments.FirstOrDefault(argument => argument.FullSpan.Contains(position) || argument.Span.End == position);

    /// <summary>What may be called there.</summary>
    public static IEnumerable<IMethodSymbol> Of(EditedScript script, SyntaxNode call) => (call switch
    {
        InvocationExpressionSyntax { Expression: var called } => script.Model.GetMemberGroup(called),
        BaseObjectCreationExpressionSyntax created when script.Model.GetTypeInfo(created).Type is INamedTypeSymbol type => type.InstanceConstructors.CastArray<ISymbol>(),
        _ => [],
    }).OfType<IMethodSymbol>().Where(method => method.IsImplicitlyDeclared || script.Offers(method));

    private static int IndexOf(IMethodSymbol method, BaseArgumentListSyntax list, int position)
    {
        if (ArgumentAt(list, position)?.NameColon?.Name.Identifier.ValueText is { } name && method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } named)
        {
            return named.Ordinal;
        }

        return Math.Min(list.Arguments.GetSeparators().Count(comma => comma.Span.End <= position), Math.Max(0, method.Parameters.Length - 1));
    }

    private static SignatureInfo Describe(IMethodSymbol method, SemanticModel model, int position) => new(
        method.ToMinimalDisplayString(model, position, SymbolNames.Signature),
        [.. method.Parameters.Select(parameter => parameter.ToMinimalDisplayString(model, position, SymbolNames.Signature))],
        SymbolNames.MemberOf(method));
}
