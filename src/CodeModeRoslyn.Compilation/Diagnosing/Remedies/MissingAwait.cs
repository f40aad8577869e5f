using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A task where its value is wanted.</summary>
internal static class MissingAwait
{
    private const string Added = "`await` added";
    private const string WhenAllAdded = "`await Task.WhenAll(…)` added";

    /// <summary>A member is asked of a task that its value has.</summary>
    public static Remedy? OfMember(ErrorSite site)
    {
        if (Owner(site.Node) is not { } owner || site.TypeOf(owner) is not { } type || Types.Awaited(type) is not { } awaited
            || site.Node is not SimpleNameSyntax { Identifier.ValueText: var wanted } || !HasOrHadMeant(site, awaited, wanted))
        {
            return null;
        }

        return Await(site, owner, awaited, $"`{owner}` is a task that is not awaited, and a task has no `{wanted}`.");
    }

    /// <summary>A loop over a task, an index into one, or an operator on one.</summary>
    public static Remedy? OfUse(ErrorSite site)
    {
        var value = site.Node switch
        {
            BinaryExpressionSyntax binary => new[] { binary.Left, binary.Right }.FirstOrDefault(side => Types.Awaited(site.TypeOf(side)) is not null),
            PrefixUnaryExpressionSyntax unary => unary.Operand,
            ElementAccessExpressionSyntax element => element.Expression,
            CommonForEachStatementSyntax loop => loop.Expression,
            ExpressionSyntax expression => expression,
            _ => null,
        };
        return value is not null && Types.Awaited(site.TypeOf(value)) is { } awaited
            ? Await(site, value, awaited, $"`{value}` is a task that is not awaited.")
            : null;
    }

    /// <summary>A task is given where its value fits.</summary>
    public static Remedy? OfConversion(ErrorSite site)
    {
        var (value, wanted) = site.Misfit();
        if (value is null || wanted is null || Types.Awaited(site.TypeOf(value)) is not { } awaited
            || !site.Model.Compilation.ClassifyCommonConversion(awaited, wanted).IsImplicit)
        {
            return null;
        }

        return Await(site, value, awaited, $"`{value}` is a task that is not awaited.");
    }

    /// <summary>An <c>await</c> stands in a lambda or function that is not asynchronous.</summary>
    public static Remedy? OfFunction(ErrorSite site)
    {
        switch (ErrorSite.Function(site.Node))
        {
            case AnonymousFunctionExpressionSyntax lambda when SelectOver(lambda) is { } select && ErrorSite.CanAwait(select):
                return new Remedy(
                    "`await` needs an asynchronous lambda, and the tasks that it gives have to be awaited together.",
                    null,
                    new Fix([site.Insert(select.SpanStart, "(await Task.WhenAll("), site.Insert(lambda.SpanStart, "async "), site.Insert(select.Span.End, "))")], WholeSequence.Is(select), WhenAllAdded));
            case AnonymousFunctionExpressionSyntax lambda when IsToGiveTask(site, lambda) is var isHarmless && (isHarmless || lambda.Parent is not ArgumentSyntax):
                return new Remedy("`await` needs an asynchronous lambda.", null, new Fix(site.Insert(lambda.SpanStart, "async "), isHarmless, "`async` added"));
            case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var method } } }:
                return NoAsynchronous(method is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } ? called : method.ToString());
            case LocalFunctionStatementSyntax local:
                return OfDeclaration(site, local.ReturnType);
            case MethodDeclarationSyntax method when method.Identifier.ValueText != Lifting.ScriptLifter.EntryMethod:
                return OfDeclaration(site, method.ReturnType);
            default:
                return null;
        }
    }

    /// <summary>An asynchronous function that says it gives its value and not a task of it.</summary>
    public static Remedy? OfReturnType(ErrorSite site) => (site.Node.FirstAncestorOrSelf<LocalFunctionStatementSyntax>()?.ReturnType ?? site.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType) is { } returns
        ? new Remedy("An asynchronous function gives a task.", null, new Fix(site.Replace(returns, $"Task<{returns}>"), true, $"`Task<{returns}>` instead of `{returns}`"))
        : null;

    /// <summary>An asynchronous lambda where its value is wanted at once.</summary>
    public static Remedy? OfLambda(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } } } }
            ? NoAsynchronous(called)
            : null;

    /// <summary><c>await foreach</c> over what is a list, once it is there.</summary>
    public static Remedy? OfStream(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is not { AwaitKeyword: { RawKind: not 0 } await } loop)
        {
            return null;
        }

        var type = site.TypeOf(loop.Expression);
        var keyword = site.Replace(TextSpan.FromBounds(await.SpanStart, loop.ForEachKeyword.SpanStart), "");
        return Types.Awaited(type) is { } awaited && Types.Element(awaited) is not null
            ? new Remedy("The list comes as a whole, and is awaited as a whole.", null, new Fix([keyword, site.Insert(loop.Expression.SpanStart, "await ")], true, "`await` before the call instead of before `foreach`"))
            : Types.Element(type) is not null ? new Remedy("The list is there as a whole.", null, new Fix(keyword, true, "`await` before `foreach` taken out")) : null;
    }

    private static Remedy NoAsynchronous(string called) => new(
        $"`{called}` takes no asynchronous lambda.",
        $"Fetch first, then use the values: `var all = await Task.WhenAll(items.Select(async item => (item, value: await …)));`, then `all.{called}(each => each.value …)`; or write a `foreach` loop.");

    private static Remedy OfDeclaration(ErrorSite site, TypeSyntax returns)
    {
        var type = site.Model.GetTypeInfo(returns).Type;
        var text = type is { SpecialType: SpecialType.System_Void } ? "async Task"
            : type is INamedTypeSymbol { Name: "Task" or "ValueTask" } ? $"async {returns}"
            : $"async Task<{returns}>";
        return new Remedy("`await` needs an asynchronous function.", null, new Fix(site.Replace(returns, text), true, $"`{text}` instead of `{returns}`"));
    }

    private static Remedy Await(ErrorSite site, ExpressionSyntax task, ITypeSymbol awaited, string message)
    {
        // The parameter of a lambda over a sequence of tasks: the sequence has to be awaited.
        if (site.Model.GetSymbolInfo(task).Symbol is IParameterSymbol parameter && SequenceOf(site, parameter) is { } sequence && ErrorSite.CanAwait(sequence))
        {
            var whole = Initializer(site, sequence) ?? sequence;
            var standsAlone = whole.Parent is EqualsValueClauseSyntax;
            return new Remedy(
                $"`{sequence}` is a sequence of tasks, and they are not awaited.",
                null,
                new Fix(
                    [site.Insert(whole.SpanStart, standsAlone ? "await Task.WhenAll(" : "(await Task.WhenAll("), site.Insert(whole.Span.End, standsAlone ? ")" : "))")],
                    WholeSequence.Is(sequence) || !IsQuery(site, sequence),
                    WhenAllAdded));
        }

        var at = Initializer(site, task) ?? task;
        if (ErrorSite.CanAwait(at))
        {
            return new Remedy(message, null, new Fix(site.Awaited(at), true, Added));
        }

        return ErrorSite.Function(task) is AnonymousFunctionExpressionSyntax lambda && SelectOver(lambda) is { } select && ErrorSite.CanAwait(select)
            ? new Remedy(
                message,
                null,
                new Fix(
                    [
                        site.Insert(select.SpanStart, "(await Task.WhenAll("), site.Insert(lambda.SpanStart, "async "),
                        .. site.Awaited(task), site.Insert(select.Span.End, "))"),
                    ],
                    WholeSequence.Is(select),
                    WhenAllAdded))
            : new Remedy(message, $"Make the function around it `async`, and write `(await {task})`; it gives a {site.Show(awaited)}.");
    }

    private static ExpressionSyntax? Owner(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == node => access.Expression,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
        _ => null,
    };

    private static bool HasOrHadMeant(ErrorSite site, ITypeSymbol type, string wanted) =>
        Types.IsJson(type) || site.Has(type, wanted) || NearestName.Same(wanted, Types.MemberNames(type)) is not null;

    /// <summary>The expression that the variable was given, where awaiting it there is right for each of its uses.</summary>
    private static ExpressionSyntax? Initializer(ErrorSite site, ExpressionSyntax use)
    {
        if (site.Model.GetSymbolInfo(use).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } local
            || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Type.IsVar: true } })
        {
            return null;
        }

        var uses = site.Node.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name).Symbol, local));
        return uses.Any(name => name.Parent is AwaitExpressionSyntax or ArgumentSyntax or InitializerExpressionSyntax or ExpressionElementSyntax) ? null : value;
    }

    /// <summary>Of <c>items.Select(lambda)</c> the whole call.</summary>
    private static InvocationExpressionSyntax? SelectOver(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } select } ? select : null;

    /// <summary>Whether the lambda stands where one is taken that gives a task: with <c>async</c>, it gives nothing else.</summary>
    private static bool IsToGiveTask(ErrorSite site, AnonymousFunctionExpressionSyntax lambda)
    {
        var wanted = lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } all } argument
            ? site.Model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>().Select(method => argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type
                : method.Parameters.ElementAtOrDefault(all.Arguments.IndexOf(argument))?.Type)
            : [site.Model.GetTypeInfo(lambda).ConvertedType];
        var takes = lambda switch
        {
            SimpleLambdaExpressionSyntax => 1,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: var count } => count,
            AnonymousMethodExpressionSyntax { ParameterList.Parameters.Count: var count } => count,
            _ => 0,
        };
        return wanted.OfType<INamedTypeSymbol>().Any(type => type.DelegateInvokeMethod is { ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" }, Parameters.Length: var count } && count == takes);
    }

    // A list is there as a whole, with all of its tasks; a query starts each when it comes to it.
    private static bool IsQuery(ErrorSite site, ExpressionSyntax sequence) =>
        site.TypeOf(sequence) is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T };

    /// <summary>Of <c>tasks.Where(task => …)</c> the sequence that the parameter runs over, when it is one of tasks.</summary>
    private static ExpressionSyntax? SequenceOf(ErrorSite site, IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax().FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
        && Types.Awaited(Types.Element(site.TypeOf(access.Expression))) is not null
            ? access.Expression
            : null;
}
