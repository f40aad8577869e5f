using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A compiler error where it stands, and what remedies ask about it.</summary>
/// <param name="Id">The compiler's id of the error, or a rule's.</param>
/// <param name="Span">Its place in the lifted tree.</param>
/// <param name="Node">The innermost node at its place.</param>
/// <param name="Model">The script's model.</param>
/// <param name="Positions">The way from the lifted tree to the submitted text.</param>
/// <param name="Source">The script.</param>
/// <param name="Policy">What scripts may name.</param>
internal sealed record ErrorSite(string Id, TextSpan Span, SyntaxNode Node, SemanticModel Model, PositionMap Positions, ScriptSource Source, PolicyModel Policy)
{
    public ITypeSymbol? TypeOf(SyntaxNode? node) => node is ExpressionSyntax expression ? Model.GetTypeInfo(expression).Type : null;

    /// <summary>The value that the error is about, where it is one that does not fit its place, and what would fit.</summary>
    public (ExpressionSyntax? Value, ITypeSymbol? Wanted) Misfit()
    {
        var value = Node switch
        {
            ArgumentSyntax argument => argument.Expression,
            EqualsValueClauseSyntax equals => equals.Value,
            AssignmentExpressionSyntax assignment => assignment.Right,
            ExpressionSyntax expression => expression,
            _ => null,
        };
        if (value is not null && value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } } given && Id == "CS1503")
        {
            return (value, Types.Plain(ParameterOf(given, call)?.Type, Model.Compilation));
        }

        if (value is { Parent: ArgumentSyntax { Parent: BracketedArgumentListSyntax { Arguments.Count: 1, Parent: ElementAccessExpressionSyntax { Expression: var owner } } } } && Id == "CS1503"
            && TypeOf(owner)?.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsIndexer: true, DeclaredAccessibility: Accessibility.Public }).ToList() is [{ Parameters: [var key] }])
        {
            return (value, key.Type);
        }

        return (value, value is null ? null : value.Parent is AssignmentExpressionSyntax to && to.Right == value ? TypeOf(to.Left) : Model.GetTypeInfo(value).ConvertedType);
    }

    /// <summary>The parameter that an argument is for: of the call's candidates, the first that takes as many.</summary>
    public IParameterSymbol? ParameterOf(ArgumentSyntax argument, ExpressionSyntax call)
    {
        var all = ((ArgumentListSyntax)argument.Parent!).Arguments;
        var methods = Model.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>().Append(MethodOf(call)).OfType<IMethodSymbol>();
        return methods
            .Where(method => method.Parameters.Length >= all.Count)
            .OrderBy(method => method.Parameters.Length)
            .Select(method => argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                : method.Parameters.ElementAtOrDefault(all.IndexOf(argument)))
            .FirstOrDefault(parameter => parameter is not null);
    }

    /// <summary>The method that a call means, or the first that it could mean.</summary>
    public IMethodSymbol? MethodOf(ExpressionSyntax call)
    {
        var symbol = Model.GetSymbolInfo(call);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) as IMethodSymbol
            ?? (call is InvocationExpressionSyntax { Expression: var named } ? Model.GetMemberGroup(named).OfType<IMethodSymbol>().FirstOrDefault() : null);
    }

    /// <summary>Whether a value of the type has a member of this name, extensions included.</summary>
    public bool Has(ITypeSymbol type, string member) =>
        !Model.LookupSymbols(Node.SpanStart, type, member, includeReducedExtensionMethods: true).IsEmpty;

    public string Show(ITypeSymbol type) => type.ToMinimalDisplayString(Model, Node.SpanStart);

    /// <summary>Whether <c>await</c> may stand here: not in a lambda or function that is not asynchronous.</summary>
    public static bool CanAwait(SyntaxNode node) => Function(node) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    public static SyntaxNode? Function(SyntaxNode node) => node.Ancestors().FirstOrDefault(
        above => above is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);

    public TextChange Replace(TextSpan lifted, string text) => new(Positions.ToSpan(lifted), text);

    public TextChange Replace(SyntaxNode node, string text) => Replace(node.Span, text);

    public TextChange Replace(SyntaxToken token, string text) => Replace(token.Span, text);

    /// <summary>Puts text behind an expression, in brackets where it would go with a part of it only.</summary>
    public IReadOnlyList<TextChange> After(ExpressionSyntax expression, string text) => Around("", expression, text);

    /// <summary>Puts a cast or the beginning of a call before an expression, and the rest behind it.</summary>
    public IReadOnlyList<TextChange> Around(string before, ExpressionSyntax expression, string after)
    {
        var fits = after is ['.', ..] ? Brackets.IsPrimary(expression) : before is [.., '('] || Brackets.IsUnary(expression);
        return (fits ? (before, after) : ($"{before}(", $"){after}")) switch
        {
            ("", var behind) => [Insert(expression.Span.End, behind)],
            (var ahead, "") => [Insert(expression.SpanStart, ahead)],
            var (ahead, behind) => [Insert(expression.SpanStart, ahead), Insert(expression.Span.End, behind)],
        };
    }

    /// <summary>Awaits a task, so that what stands behind it is asked of its value.</summary>
    public IReadOnlyList<TextChange> Awaited(ExpressionSyntax task)
    {
        var (before, after) = Brackets.IsUnary(task) ? ("await ", "") : ("await (", ")");
        return Brackets.IsOwner(task) ? [Insert(task.SpanStart, $"({before}"), Insert(task.Span.End, $"{after})")]
            : after.Length > 0 ? [Insert(task.SpanStart, before), Insert(task.Span.End, after)]
            : [Insert(task.SpanStart, before)];
    }

    /// <summary>Whether what is done depends on the expression being null: one that never is would decide it for good.</summary>
    public static bool IsAskedForNull(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax brackets => IsAskedForNull(brackets),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => fallback.Left == expression,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == expression,
        IsPatternExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } test => (test.Left == expression ? test.Right : test.Left).IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };

    /// <summary>Puts text before everything else, on the first line, so that every line keeps its number.</summary>
    public static TextChange AtStart(string text) => new(new TextSpan(0, 0), text);

    public TextChange Insert(int lifted, string text) => Replace(new TextSpan(lifted, 0), text);
}
