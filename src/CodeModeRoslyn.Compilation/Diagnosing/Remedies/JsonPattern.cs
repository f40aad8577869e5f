using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Patterns, <c>??</c> and loops that take a <c>Json</c> for what it holds.</summary>
internal static class JsonPattern
{
    /// <summary><c>switch</c> over a <c>Json</c>, with constants.</summary>
    public static Remedy? OfSwitch(ErrorSite site)
    {
        var value = site.Node.FirstAncestorOrSelf<ExpressionSyntax>();
        var governing = value?.Parent switch
        {
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => choice.Expression,
            ConstantPatternSyntax pattern => pattern.Ancestors().Select(above => above switch
            {
                SwitchExpressionSyntax choice => choice.GoverningExpression,
                SwitchStatementSyntax choice => choice.Expression,
                IsPatternExpressionSyntax match => match.Expression,
                _ => null,
            }).FirstOrDefault(found => found is not null),
            _ => null,
        };
        return governing is not null && Types.IsJson(site.TypeOf(governing)) && JsonConversion.Method(site.TypeOf(value)) is { } method
            ? new Remedy($"`{governing}` is a `Json`, and no constant.", null, new Fix(site.After(governing, $".{method}()"), true, $"`.{method}()` added"))
            : null;
    }

    /// <summary><c>json is string text</c>.</summary>
    public static Remedy? OfType(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is not { Pattern: DeclarationPatternSyntax { Type: var type, Designation: var name } pattern, Expression: var value }
            || !Types.IsJson(site.TypeOf(value)) || site.TypeOf(type) is not { } wanted || JsonConversion.Method(wanted) is not { } method)
        {
            return null;
        }

        return new Remedy(
            $"`{value}` is a `Json`, whatever it holds.",
            null,
            new Fix(
                method == "AsString"
                    ? [.. site.After(value, ".AsString()"), site.Replace(pattern, $"{{ }} {name}")]
                    : [.. site.Around($"({type}?)", value, ""), site.Replace(pattern, $"{{ }} {name}")],
                true,
                $"`{{ }} {name}` of its value"));
    }

    /// <summary><c>json ?? "none"</c>.</summary>
    public static Remedy? OfFallback(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { Left: var value, Right: var other, OperatorToken.ValueText: "??" } fallback
            || !Types.IsJson(site.TypeOf(value)) || site.TypeOf(other) is not { } type)
        {
            return null;
        }

        var message = $"`{value}` is a `Json`, which is never null itself.";
        return JsonConversion.Method(type) switch
        {
            "AsString" => new Remedy(message, null, new Fix(site.After(value, ".AsString()"), true, "`.AsString()` added")),
            { } => new Remedy(message, null, new Fix(site.Around($"({site.Show(type)}?)", value, ""), true, $"`({site.Show(type)}?)` added")),
            null when PlainRead.Is(value) => new Remedy(message, null, new Fix(site.Replace(fallback, $"({value} != null ? {JsonConversion.Of(value, type)} : {other})"), false, "`?:` instead of `??`")),
            null => new Remedy(message, "Keep it in a variable, and test that with `!= null`."),
        };
    }

    /// <summary>A loop over names and values.</summary>
    public static Remedy? OfProperties(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is { Expression: var value } && Types.IsJson(site.TypeOf(value))
            ? new Remedy($"`{value}` is gone through by its values; its names are in `Properties`.", null, new Fix(site.After(value, ".Properties"), true, "`.Properties` added"))
            : null;
}
