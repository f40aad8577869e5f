using System.Text.Json;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>What models expect of <c>Json</c> because other JSON libraries have it, or because JavaScript does.</summary>
internal static class JsonMember
{
    /// <summary>What stands for a member and its brackets, where there are any; <c>{0}</c> is the one argument.</summary>
    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal)
    {
        ["AsArray"] = "",
        ["AsEnumerable"] = "",
        ["AsList"] = ".ToList()",
        ["AsObject"] = "",
        ["HasProperty"] = ".Has({0})",
        ["ToJsonString"] = ".Raw",
        ["RootElement"] = "",
        ["GetElement"] = "[{0}]",
        ["ElementAt"] = "[{0}]",
    };

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["IsNull"] = "Write `{0} == null`.",
        ["HasValue"] = "Write `{0} != null`.",
        ["Value"] = "Write `{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods.",
        ["GetValue"] = "Write `{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods.",
        ["As"] = "Write `{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods.",
        ["ToObject"] = "Write `JsonSerializer.Deserialize<T>({0}.Raw)`, or read it with `{0}[\"name\"]`.",
        ["Deserialize"] = "Write `JsonSerializer.Deserialize<T>({0}.Raw)`, or read it with `{0}[\"name\"]`.",
    };

    public static Remedy? Of(ErrorSite site)
    {
        if (site.Node is not SimpleNameSyntax { Identifier.ValueText: var wanted } || site.Node.Parent is not MemberAccessExpressionSyntax access || access.Name != site.Node
            || !Types.IsJson(site.TypeOf(access.Expression)))
        {
            return null;
        }

        var call = access.Parent as InvocationExpressionSyntax;
        var message = $"`Json` has no `{wanted}`.";
        var owner = access.Expression.ToString();
        var rest = TextSpan.FromBounds(access.OperatorToken.SpanStart, call?.Span.End ?? access.Span.End);
        if (Same.TryGetValue(wanted, out var template) && (call?.ArgumentList.Arguments.Count ?? 0) == (template.Contains("{0}", StringComparison.Ordinal) ? 1 : 0))
        {
            var text = template.Replace("{0}", call?.ArgumentList.Arguments.FirstOrDefault()?.ToString(), StringComparison.Ordinal);
            return Change(text, !ErrorSite.IsAskedForNull((ExpressionSyntax?)call ?? access));
        }

        if (wanted is "GetValue" or "Value" or "As" or "ToObject" && access.Name is GenericNameSyntax { TypeArgumentList.Arguments: [var asked] }
            && JsonConversion.Method(site.TypeOf(asked)) is { } method)
        {
            return Change($".{method}()", true);
        }

        if (Sentences.TryGetValue(wanted, out var sentence))
        {
            return new Remedy(message, sentence.Replace("{0}", owner, StringComparison.Ordinal));
        }

        var members = Types.MemberNames(site.TypeOf(access.Expression)!);
        if ((NearestName.Same(wanted, members) ?? NearestName.ButForPrefix(wanted, members)) is { } own)
        {
            return new Remedy(message, null, new Fix(site.Replace(access.Name, own), true, $"`{own}` instead of `{wanted}`"));
        }

        if (call is not null && typeof(string).GetMethods().Any(method => method.Name == wanted))
        {
            return new Remedy(message, null, new Fix(site.Insert(access.Expression.Span.End, ".AsString()"), true, "`.AsString()` added"));
        }

        if (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
        {
            return new Remedy("A `Json` value cannot be changed.", $"Make a new object: `new {{ {wanted} = {assignment.Right} }}`.");
        }

        return call is not null
            ? new Remedy(message, $"It has {string.Join(", ", Types.MemberNames(site.TypeOf(access.Expression)!).Take(30))}, and LINQ.")
            : Change($"[\"{JsonNamingPolicy.CamelCase.ConvertName(wanted)}\"]", !char.IsUpper(wanted[0])); // How JSON writes what C# would write so is a guess.

        Remedy Change(string text, bool isHarmless) => new(
            message,
            null,
            new Fix(site.Replace(rest, text), isHarmless, text.Length > 0 ? $"`{text}` instead of `.{wanted}{(call is null ? "" : "(…)")}`" : $"`.{wanted}()` taken out"));
    }
}
