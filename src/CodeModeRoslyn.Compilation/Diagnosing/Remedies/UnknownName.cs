using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A name that stands for nothing.</summary>
internal static class UnknownName
{
    /// <summary>Names of other languages that models reach for, and what C# says.</summary>
    private static readonly Dictionary<string, string> Foreign = new()
    {
        ["print"] = "Console.WriteLine",
        ["None"] = "null",
        ["nil"] = "null",
        ["undefined"] = "null",
        ["True"] = "true",
        ["False"] = "false",
    };

    public static Remedy? Of(ErrorSite site)
    {
        var name = site.Node switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            _ => site.Node.ToString(),
        };
        if (site.Node is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } assignment } && assignment.Left == site.Node
            && site.MethodOf(call) is { } method && NearestName.Same(name, [.. method.Parameters.Select(parameter => parameter.Name)]) is { } parameter)
        {
            return new Remedy("Arguments are named with `:`.", null, new Fix(site.Replace(TextSpan.FromBounds(assignment.SpanStart, assignment.OperatorToken.Span.End), $"{parameter}:"), true, $"`{parameter}:` instead of `{name} =`"));
        }

        if (site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive)
        {
            return new Remedy($"There is no `{directive.Name}`, and no packages are there.", null, new Fix(site.Replace(directive, ""), true, $"`{directive}` taken out"));
        }

        if (MissingUsing.Of((CSharpCompilation)site.Model.Compilation, site.Policy, name).Order(StringComparer.Ordinal).ToList() is [var ns, .. var others])
        {
            var line = $"using {ns};";
            return new Remedy($"`{name}` needs a `using`.", null, new Fix(ErrorSite.AtStart($"{line} "), others.Count == 0, $"`{line}` added"));
        }

        if (Foreign.TryGetValue(name, out var word) && site.Node is SimpleNameSyntax && site.Node.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 })
        {
            return new Remedy($"C# has no `{name}`.", null, new Fix(site.Replace(site.Node, word), true, $"`{word}` instead of `{name}`"));
        }

        if (name == "console" && site.Node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "log" or "error" or "warn" or "info", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: <= 1 } } log)
        {
            return new Remedy("C# has no `console`.", null, new Fix(site.Replace(log, "Console.WriteLine"), true, $"`Console.WriteLine` instead of `{log}`"));
        }

        if (site.Node is not SimpleNameSyntax)
        {
            return null;
        }

        if (name is "print" or "console")
        {
            return new Remedy($"C# has no `{name}`.", "Write `Console.WriteLine($\"…\")`, with what is to be printed in one text.");
        }

        if (site.Node.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } first && first.Left == site.Node && first.IsKind(SyntaxKind.SimpleAssignmentExpression) && NearestName.Of(name, Own(site)) is null)
        {
            return new Remedy($"`{name}` is given a value, and not declared.", null, new Fix(site.Insert(statement.SpanStart, "var "), true, "`var` added"));
        }

        if (name == "JSON" && site.Node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "stringify" or "parse" } json)
        {
            var instead = json.Name.Identifier.ValueText == "parse" ? "Json.Parse" : "JsonSerializer.Serialize";
            return new Remedy("C# has no `JSON`.", null, new Fix(site.Replace(json, instead), true, $"`{instead}` instead of `{json}`"));
        }

        var visible = site.Model.LookupSymbols(site.Node.SpanStart).Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared).Select(symbol => symbol.Name).Distinct().ToList();
        var message = $"There is no `{name}` here.";
        return NearestName.Same(name, visible) is { } same ? new Remedy(message, null, new Fix(site.Replace(((SimpleNameSyntax)site.Node).Identifier, same), true, $"`{same}` instead of `{name}`"))
            : name.Length > 2 && NearestName.Of(name, Own(site)) is { } nearest ? new Remedy(message, $"Did you mean `{nearest}`?", new Fix(site.Replace(((SimpleNameSyntax)site.Node).Identifier, nearest), false, $"`{nearest}` instead of `{name}`"))
            : EnumValue.Of(site, message) ?? new Remedy(message, "Declare it before this line. In scope are `tools`, `catalog`, `Json`, `Console`, and .NET's collections, LINQ, text, dates and tasks.");
    }

    // The script's own names; of the framework's there are so many that something is always near.
    private static List<string> Own(ErrorSite site) =>
        [.. site.Model.LookupSymbols(site.Node.SpanStart).Where(symbol => symbol.Locations.Any(place => place.SourceTree == site.Node.SyntaxTree)).Select(symbol => symbol.Name).Distinct()];

    /// <summary>The compiler points at the part that is missing; what was meant is the whole name.</summary>
    public static Remedy? OfQualified(ErrorSite site)
    {
        var whole = site.Node;
        while (whole.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax)
        {
            whole = whole.Parent;
        }

        var name = whole.ToString();
        return FrameworkNames.HasNamespace(name.Split('.')[0]) ? new Remedy(null, AdviceTable.For(name).Suggestion) : Of(site);
    }

    /// <summary>Two upstreams have a record of this name.</summary>
    public static Remedy? OfAmbiguous(ErrorSite site)
    {
        var candidates = site.Model.GetSymbolInfo(site.Node).CandidateSymbols.Select(symbol => symbol.ToDisplayString()).Order(StringComparer.Ordinal).ToList();
        return candidates.Count < 2 ? null : new Remedy($"`{site.Node}` may mean {string.Join(" or ", candidates.Select(name => $"`{name}`"))}.", $"Write the whole name, as in `{candidates[0]}`, or `var`.");
    }
}
