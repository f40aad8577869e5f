using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>What to write instead, for the compiler errors that models make.</summary>
internal sealed class CompilerAdvice(CSharpCompilation compilation, SyntaxTree tree, ScriptSource source, PolicyModel policy)
{
    /// <summary>Names of other languages that models reach for.</summary>
    private static readonly Dictionary<string, string> Foreign = new()
    {
        ["print"] = "Use `Console.WriteLine(…)`.",
        ["console"] = "Use `Console.WriteLine(…)`.",
        ["None"] = "Write `null`.",
        ["True"] = "Write `true`.",
        ["False"] = "Write `false`.",
    };

    private readonly SemanticModel model = compilation.GetSemanticModel(tree);

    public string? For(Diagnostic found)
    {
        if (found.Location.SourceTree != tree)
        {
            return null;
        }

        var node = tree.GetRoot().FindNode(found.Location.SourceSpan, getInnermostNodeForTie: true);
        return found.Id switch
        {
            "CS0234" => FullNameAdvice(node),
            "CS0103" or "CS0246" => NameAdvice(node),
            "CS1061" or "CS0117" => MemberAdvice(node),
            "CS1739" => ParameterAdvice(node),
            "CS0029" or "CS0266" or "CS1503" or "CS0019" or "CS1929" => JsonConversionAdvice(node),
            "CS0201" => $"Write `return {node};`, or take the semicolon off the script's last line.",
            "CS1579" or "CS8411" when TypeOf(node) is { } type && IsTask(type) => $"Write `await` before `{node}`.",
            _ => null,
        };
    }

    // The place is the part that is missing; what was meant is the whole name.
    private string? FullNameAdvice(SyntaxNode node)
    {
        var whole = node;
        while (whole.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax)
        {
            whole = whole.Parent;
        }

        var name = whole.ToString();
        return FrameworkNames.HasNamespace(name.Split('.')[0]) ? AdviceTable.For(name).Suggestion : NameAdvice(node);
    }

    private string? NameAdvice(SyntaxNode node)
    {
        var name = node switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            _ => node.ToString(),
        };
        return MissingUsing.Of(compilation, policy, name).Order(StringComparer.Ordinal).FirstOrDefault() is { } ns
            ? $"Write `using {ns};` as the script's first line."
            : Foreign.GetValueOrDefault(name);
    }

    private string? MemberAdvice(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access || TypeOf(access.Expression) is not { } type)
        {
            return null;
        }

        var wanted = access.Name.Identifier.ValueText;
        if (IsJson(type) && JsonAdvice.ForMember(wanted, access.Expression.ToString()) is { } use)
        {
            return use;
        }

        if (IsTask(type) && ((INamedTypeSymbol)type).TypeArguments is [var awaited] && HasMember(awaited, wanted))
        {
            return $"Write `(await {access.Expression}).{wanted}`.";
        }

        var isTools = type is { Name: "Tools", ContainingNamespace.Name: "Host" };
        var names = isTools ? source.Upstreams : MemberNames(type);
        var nearest = NearestName.Of(wanted, names);
        return (nearest, isTools) switch
        {
            (not null, _) => $"Did you mean `{access.Expression}.{nearest}`?",
            (null, true) when names.Count > 0 => $"The upstreams are: {string.Join(", ", names.Take(20))}. Look with search_tools.",
            (null, true) => "No upstream is configured.",
            _ when IsJson(type) => $"A Json value is read with an indexer: `{access.Expression}[\"{wanted}\"]`.",
            _ => names.Count is > 0 and <= 20 ? $"There are: {string.Join(", ", names)}." : null,
        };
    }

    private string? JsonConversionAdvice(SyntaxNode node)
    {
        // The place of an operator or an extension is the whole expression; the operand is what has to be converted.
        var expression = node switch
        {
            BinaryExpressionSyntax binary => new[] { binary.Left, binary.Right }.FirstOrDefault(side => IsJson(TypeOf(side))),
            AssignmentExpressionSyntax assignment => assignment.Right,
            ArgumentSyntax argument => argument.Expression,
            EqualsValueClauseSyntax equals => equals.Value,
            ExpressionSyntax any => any,
            _ => null,
        };
        if (expression is null || !IsJson(TypeOf(expression)))
        {
            return null;
        }

        return expression.Parent is MemberAccessExpressionSyntax { Name: var name } && JsonAdvice.ForMember(name.Identifier.ValueText, expression.ToString()) is { } use
            ? use
            : JsonAdvice.ForConversion(expression == node || node is EqualsValueClauseSyntax ? model.GetTypeInfo(expression).ConvertedType : null, expression.ToString());
    }

    private string? ParameterAdvice(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<NameColonSyntax>() is not { } named
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        var symbol = model.GetSymbolInfo(call);
        var method = (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        if (method is null)
        {
            return null;
        }

        var parameters = method.Parameters.Select(parameter => parameter.Name).ToList();
        var nearest = NearestName.Of(named.Name.Identifier.ValueText, parameters);
        var list = $"`{method.Name}` takes ({string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type.ToMinimalDisplayString(model, node.SpanStart)} {parameter.Name}"))}).";
        return nearest is null ? list : $"Did you mean `{nearest}:`? {list}";
    }

    private ITypeSymbol? TypeOf(SyntaxNode node) => node is ExpressionSyntax expression ? model.GetTypeInfo(expression).Type : null;

    private static bool IsJson(ITypeSymbol? type) => type is { Name: "Json", ContainingNamespace.Name: "Guest" };

    private static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: true };

    private static bool HasMember(ITypeSymbol type, string name) => MemberNames(type).Contains(name);

    private static List<string> MemberNames(ITypeSymbol type) =>
        BaseTypes(type)
            .SelectMany(each => each.GetMembers())
            .Where(member => member is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true })
            .Select(member => member.Name)
            .Distinct()
            .ToList();

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol type)
    {
        for (var each = type; each is not null && each.SpecialType != SpecialType.System_Object; each = each.BaseType)
        {
            yield return each;
        }
    }
}
