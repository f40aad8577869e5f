using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A type that is not there: other languages' names, clients of upstreams, records by a guessed name.</summary>
internal static class UnknownType
{
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["let"] = "var",
        ["auto"] = "var",
        ["number"] = "double",
        ["boolean"] = "bool",
        ["str"] = "string",
        ["any"] = "object",
        ["Promise"] = "Task",
        ["Array"] = "List",
        ["ArrayList"] = "List<object>",
        ["Map"] = "Dictionary",
    };

    /// <summary>What scripts throw.</summary>
    private const string Thrown = "InvalidOperationException";

    private static readonly string[] Wrappers = ["Client", "Api", "Service", "Server", "Tools", "Tool", "Mcp"];

    public static Remedy? Of(ErrorSite site)
    {
        if (site.Node is not SimpleNameSyntax { Identifier: { ValueText: var name } token })
        {
            return null;
        }

        var message = $"There is no type `{name}`.";
        if (Foreign.TryGetValue(name, out var own))
        {
            return new Remedy(message, null, new Fix(site.Replace(token, own), true, $"`{own}` instead of `{name}`"));
        }

        if (name == "function")
        {
            return new Remedy(message, "C# writes a function as `async Task<string> Name(string id) { … }`, with the type that it gives first.");
        }

        if (site.Node.Parent is CatchDeclarationSyntax)
        {
            return new Remedy(message, "A call that fails throws `ToolException`.", new Fix(site.Replace(site.Node, "ToolException"), false, $"`ToolException` instead of `{name}`"));
        }

        if (site.Node.Parent is ObjectCreationExpressionSyntax made)
        {
            if (Wrappers.Where(end => name.EndsWith(end, StringComparison.Ordinal)).Select(end => NearestName.Same(name[..^end.Length], site.Source.Upstreams)).FirstOrDefault(found => found is not null) is { } upstream)
            {
                return new Remedy($"{message} Upstreams need no client.", null, new Fix(site.Replace(made, $"tools.{upstream}"), true, $"`tools.{upstream}` instead of `{made}`"));
            }

            if (made.Parent is ThrowStatementSyntax or ThrowExpressionSyntax)
            {
                return new Remedy(message, null, new Fix(site.Replace(site.Node, Thrown), false, $"`{Thrown}` instead of `{name}`"));
            }

            if (made.Parent is ArgumentSyntax { NameColon: null } && Arguments.OfObject(site) is { } named)
            {
                return named;
            }
        }

        if (site.Node.Parent is ParameterSyntax && NearestName.Plain(name) is "itools" or "tools" or "icodemodetools")
        {
            return new Remedy(message, "`tools` is in scope everywhere, in functions and types as well: leave the parameter and its argument out.");
        }

        // In an argument of a tool, the record that its parameter takes.
        if (site.Node.Ancestors().OfType<ArgumentSyntax>().FirstOrDefault(each => each.Parent?.Parent is InvocationExpressionSyntax) is { Parent.Parent: InvocationExpressionSyntax call } argument
            && site.ParameterOf(argument, call)?.Type is { } type && (Types.Element(type) ?? type) is { IsValueType: false, SpecialType: SpecialType.None } record
            && (name.Contains(record.Name, StringComparison.OrdinalIgnoreCase) || record.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            return new Remedy(message, null, new Fix(site.Replace(token, record.Name), true, $"`{record.Name}` instead of `{name}`"));
        }

        return site.Node.Parent is not ObjectCreationExpressionSyntax || UnknownName.Of(site) is { Fix: not null } ? null
            : new Remedy(message, "There are no packages. Declare it in the script, or make an object without a type: `new { … }`.");
    }

    /// <summary>A failed call's exception, which a script cannot make.</summary>
    public static Remedy? OfToolException(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { Type: IdentifierNameSyntax { Identifier.ValueText: "ToolException" } type }
            ? new Remedy("Only a call that fails throws a `ToolException`.", "Scripts throw other exceptions.", new Fix(site.Replace(type, Thrown), false, $"`{Thrown}` instead of `ToolException`"))
            : null;
}
