using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>Tells by its lines that a text is another language altogether. Asked only of what cannot be read as C#.</summary>
internal static partial class ForeignLanguage
{
    private const string Sample = "Write it as C#, as in `var customer = await tools.Crm.GetCustomerAsync(id: \"…\"); return new { customer.Name };`: ";

    private static readonly (string Name, Regex Sign, int Least, string Advice)[] Languages =
    [
        ("Python", Python(), 2, "blocks in braces, `var` for variables, `$\"{value}\"` for f-strings, `foreach (var item in items)`, `null`, `true`, `Console.WriteLine`."),
        ("JavaScript", JavaScript(), 2, "`var` for `const` and `let`, named arguments instead of an object, `Select` and `Where` for `map` and `filter`, `$\"{value}\"` for template strings, `foreach (var item in items)`, methods with their `Async`."),
        ("F#", FSharp(), 1, "`var` for `let`, calls in brackets, `Select` and `Where` instead of pipes, and semicolons."),
        ("SQL", Sql(), 1, "a tool fetches the data; LINQ filters, groups and adds up."),
        ("a shell script", Shell(), 1, "there is no shell and no network; call a tool instead."),
        ("PowerShell", PowerShell(), 2, "there is no shell; call a tool instead."),
    ];

    public static (string Name, string Advice)? Of(string text)
    {
        if (IsJson(text))
        {
            return ("JSON", Sample + "the calls of tools stand in the script, one after the other or side by side.");
        }

        if (text.TrimStart().StartsWith('<'))
        {
            return ("XML", Sample + "the calls of tools stand in the script, one after the other or side by side.");
        }

        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();

        // A `return` that lacks its semicolon is a sign only beside another.
        foreach (var (name, sign, least, advice) in Languages)
        {
            if (lines.Count(line => sign.IsMatch(line)) >= Math.Min(least, lines.Count) && lines.Exists(line => sign.IsMatch(line) && !line.TrimStart().StartsWith("return", StringComparison.Ordinal)) && !lines.Exists(line => CSharp().IsMatch(line)))
            {
                return (name, Sample + advice);
            }
        }

        return lines.Count > 0 && lines.TrueForAll(Prose.IsProse) ? ("plain language", Sample + "only the script is sent, without words around it.") : null;
    }

    /// <summary>The script, where it stands in JSON as the arguments of a call do: <c>{ "code": "…" }</c>; null elsewhere.</summary>
    public static string? Inside(string text)
    {
        if (!IsJson(text))
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        try
        {
            return document.RootElement is { ValueKind: JsonValueKind.Object } all && (all.TryGetProperty("code", out var code) || all.TryGetProperty("script", out code)) && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair: no text.
        }
    }

    private static bool IsJson(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What only C# has among these.
    [GeneratedRegex(@"^\s*(?:using [\w.]+;|foreach \(|(?:var|int|string|decimal|double|bool|long|List<\w+>) \w+ = .*;|Console\.WriteLine)|await tools\.\w+\.\w+Async\(", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^\s*(?:def \w+\(.*\).*:|(?:async )?for \w+(?:, ?\w+)* in .*:|if .*:|elif .*:|else:|try:|except.*:|while .*:|with .*:|import \w+|from [\w.]+ import|return [^;]*$|print\(.*\)$|async def .*:|\w+ = (?!.*;$).*)$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Python();

    [GeneratedRegex(@"^\s*(?:const |let |function |async function |export |import .* from |return \{|console\.log|for \((?:const|let) )|=>\s*\{|===|await \w+\.\w+\(\{|require\(", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex JavaScript();

    [GeneratedRegex(@"^\s*let! |\|>|\bfun \w+ ->", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex FSharp();

    [GeneratedRegex(@"^\s*(?:SELECT\s.+|INSERT INTO\s.+|UPDATE\s.+\sSET\s.*|DELETE FROM\s.+|WITH \w+ AS \(.*)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 100)]
    private static partial Regex Sql();

    [GeneratedRegex(@"^(?:#!/|\s*(?:curl|wget|echo|cat|grep|npm|npx|pip|cd|ls) [^=(]*$)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shell();

    [GeneratedRegex(@"^\s*(?:\$\w+\s*=|[A-Z]\w+-[A-Z]\w+\b|foreach \(\$|if \(\$)|\|\s*(?:ForEach|Where|Select)-Object", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex PowerShell();
}
