using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>What stands for what the policy refuses, where something says the same.</summary>
internal static class Instead
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["JsonConvert.SerializeObject"] = "JsonSerializer.Serialize",
        ["JsonConvert.DeserializeObject"] = "JsonSerializer.Deserialize",
        ["JObject.Parse"] = "Json.Parse",
        ["JArray.Parse"] = "Json.Parse",
        ["JToken.Parse"] = "Json.Parse",
        ["HttpUtility.UrlEncode"] = "System.Net.WebUtility.UrlEncode",
        ["HttpUtility.UrlDecode"] = "System.Net.WebUtility.UrlDecode",
        ["HttpUtility.HtmlEncode"] = "System.Net.WebUtility.HtmlEncode",
        ["HttpUtility.HtmlDecode"] = "System.Net.WebUtility.HtmlDecode",
    };

    public static Remedy? Of(ErrorSite site, string? name)
    {
        if (site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive)
        {
            return new Remedy(null, null, new Fix(site.Replace(directive.Span, ""), true, $"`{directive}` taken out"));
        }

        if (site.Node is IdentifierNameSyntax { Identifier.ValueText: "dynamic", Parent: VariableDeclarationSyntax { Variables: [{ Initializer: not null }] } or ForEachStatementSyntax })
        {
            return new Remedy(null, null, new Fix(site.Replace(site.Node, "var"), true, "`var` instead of `dynamic`"));
        }

        if (site.Node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is SimpleLambdaExpressionSyntax lambda && site.Id == Analyzers.Rules.ConstructRules.ReturnATask
            && lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ForEach", Expression: var list }, Parent: ExpressionStatementSyntax each } })
        {
            if (lambda.DescendantNodes().Any(node => node is ReturnStatementSyntax or YieldStatementSyntax))
            {
                return new Remedy(null, "Write a `foreach` loop, with `continue` for `return`.");
            }

            return new Remedy(null, null, new Fix(site.Replace(each, $"foreach (var {lambda.Parameter.Identifier} in {list}) {(lambda.Body is BlockSyntax ? lambda.Body : $"{lambda.Body};")}"), true, "`foreach` instead of `ForEach`"));
        }

        if (CallOf(site.Node) is not { } call || call.Expression is not MemberAccessExpressionSyntax { Name: var called } access)
        {
            return OfHost(site, name, null);
        }

        var dotted = Dotted(access);
        return dotted == "Thread.Sleep" && ErrorSite.CanAwait(call) ? new Remedy(null, null, new Fix(site.Replace(access, "await Task.Delay"), true, "`await Task.Delay` instead of `Thread.Sleep`"))
            : dotted == "JsonConvert.SerializeObject" && call.ArgumentList.Arguments is [var value, { Expression: var format }] && format.ToString() == "Formatting.Indented"
                ? new Remedy(null, null, new Fix([site.Replace(access, "JsonSerializer.Serialize"), site.Replace(format, "new JsonSerializerOptions { WriteIndented = true }")], true, $"`JsonSerializer` for `{value}` instead of `JsonConvert`"))
            : Methods.TryGetValue(dotted, out var same) ? new Remedy(null, null, new Fix(site.Replace(access, same + TypeArguments(called)), true, $"`{same}` instead of `{dotted}`"))
            : dotted == "Environment.Exit" && call.Parent is ExpressionStatementSyntax ? new Remedy(null, null, new Fix(site.Replace(call, "return null"), false, "`return` instead of `Environment.Exit`"))
            : called.Identifier.ValueText is "AsParallel" or "AsQueryable" && call.ArgumentList.Arguments.Count == 0 ? new Remedy(null, null, new Fix(site.Replace(TextSpan.FromBounds(access.OperatorToken.SpanStart, call.Span.End), ""), true, $"`.{called}()` taken out"))
            : dotted is "GC.Collect" or "GC.WaitForPendingFinalizers" && call.Parent is ExpressionStatementSyntax statement ? new Remedy(null, null, new Fix(site.Replace(statement, statement.Parent is BlockSyntax ? "" : ";"), true, $"`{statement}` taken out"))
            : called.Identifier.ValueText is "GetProperties" or "GetMethods" && call.ToString().StartsWith("tools.", StringComparison.Ordinal) ? new Remedy(null, "`catalog` lists all tools: `return catalog.Select(tool => tool.Signature);`.")
            : called.Identifier.ValueText == "GetProperties" ? OfProperties(site, call)
            : OfHost(site, name, call);
    }

    /// <summary>A tool does it: the host has looked for one.</summary>
    private static Remedy? OfHost(ErrorSite site, string? name, InvocationExpressionSyntax? call)
    {
        if (site.Source.Names.FirstOrDefault(hint => hint.Wanted == name) is not { Instead: [_, ..] } hint)
        {
            return null;
        }

        var found = hint.Instead.Select(path => (Path: path, Method: UnknownTool.MethodAt(site, path))).Where(tool => tool.Method is not null).Take(3).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var sentence = $"Tools that may do it: {string.Join(", ", found.Select(tool => Signature.Of(site, tool.Method!, $"tools.{tool.Path}")))}.";
        if (call is { ArgumentList.Arguments: [{ NameColon: null, Expression: var argument }] } && site.TypeOf(argument)?.SpecialType == SpecialType.System_String && ErrorSite.CanAwait(call)
            && found.FirstOrDefault(tool => TakesOneText(tool.Method!)) is ({ } path, { } method))
        {
            var text = Types.Awaited(method.ReturnType) is { SpecialType: not SpecialType.System_String } type
                && type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Type.SpecialType == SpecialType.System_String).ToList() is [var only] ? $".{only.Name}" : "";
            return new Remedy(null, sentence, new Fix(site.Replace(call, $"(await tools.{path}({method.Parameters[0].Name}: {argument})){text}"), false, $"`tools.{path}` instead of `{call.Expression}`"));
        }

        return new Remedy(null, sentence);
    }

    private static bool TakesOneText(IMethodSymbol method) =>
        method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, .. var rest] && rest.All(parameter => parameter.IsOptional);

    /// <summary>A loop over an object's properties by reflection, which JSON can do as well.</summary>
    private static Remedy? OfProperties(ErrorSite site, InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType", Expression: var value } } }
            || Over(call) is not (var name, { } uses))
        {
            return null;
        }

        var changes = new List<TextChange> { site.Replace(call, $"Json.From({value}).Properties") };
        foreach (var use in uses.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(use => use.Expression is IdentifierNameSyntax variable && variable.Identifier.ValueText == name))
        {
            switch (use.Name.Identifier.ValueText)
            {
                case "Name":
                    changes.Add(site.Replace(use.Name, "Key"));
                    break;
                case "GetValue" when use.Parent is InvocationExpressionSyntax get:
                    changes.Add(site.Replace(TextSpan.FromBounds(use.Name.SpanStart, get.Span.End), "Value"));
                    break;
                default:
                    return null;
            }
        }

        return new Remedy(null, null, new Fix(changes, false, "properties read as JSON"));
    }

    /// <summary>What each of a sequence is called, and where it is used.</summary>
    private static (string Name, SyntaxNode? Uses) Over(InvocationExpressionSyntax sequence) => sequence.Parent switch
    {
        ForEachStatementSyntax loop => (loop.Identifier.ValueText, loop.Statement),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: SimpleLambdaExpressionSyntax lambda }] } } => (lambda.Parameter.Identifier.ValueText, lambda.Body),
        _ => default,
    };

    private static InvocationExpressionSyntax? CallOf(SyntaxNode node) =>
        node.AncestorsAndSelf().TakeWhile(above => above is ExpressionSyntax).OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression.Span.Contains(node.Span));

    private static string Dotted(MemberAccessExpressionSyntax access) =>
        $"{(access.Expression as SimpleNameSyntax)?.Identifier.ValueText ?? (access.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText}.{access.Name.Identifier.ValueText}";

    private static string TypeArguments(SimpleNameSyntax name) => name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "";
}
