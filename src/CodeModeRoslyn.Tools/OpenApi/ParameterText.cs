using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Writes the value of a parameter as its style says (OpenAPI 3.1, "Style Values").</summary>
internal static class ParameterText
{
    // What a URL may hold and what has a meaning there (RFC 3986, section 2.2).
    private const string Reserved = ":/?#[]@!$&'()*+,;=";

    /// <summary>For a place in the path.</summary>
    public static string InPath(RequestParameter parameter, JsonElement value) => parameter.Style switch
    {
        "label" => "." + Join(parameter, value, parameter.Explode ? "." : ",", pairs: parameter.Explode ? "=" : ","),
        "matrix" => Matrix(parameter, value),
        _ => Join(parameter, value, ",", pairs: parameter.Explode ? "=" : ","),
    };

    /// <summary>For the query: <c>name=value</c>, or several of them; null for a list or an object without anything in it.</summary>
    public static string? InQuery(RequestParameter parameter, JsonElement value) => (value.ValueKind, parameter.Style) switch
    {
        _ when parameter.IsJson => Pair(parameter, Escape(parameter, value.GetRawText())),
        (JsonValueKind.Array, _) when value.GetArrayLength() == 0 => null,
        (JsonValueKind.Object or JsonValueKind.Array, "deepObject") => Deep(parameter, value),
        (JsonValueKind.Object, _) when parameter.Explode => Join(parameter, value, "&", pairs: "="),
        (JsonValueKind.Array, _) when parameter.Explode => string.Join('&', value.EnumerateArray().Select(item => Pair(parameter, Text(parameter, item)))),
        (_, "spaceDelimited") => Pair(parameter, Join(parameter, value, "%20", pairs: "%20")),
        (_, "pipeDelimited") => Pair(parameter, Join(parameter, value, "%7C", pairs: "%7C")),
        _ => Pair(parameter, Join(parameter, value, ",", pairs: ",")),
    };

    /// <summary>For a header, where nothing is escaped.</summary>
    public static string InHeader(RequestParameter parameter, JsonElement value) =>
        parameter.IsJson ? value.GetRawText() : Join(parameter, value, ",", pairs: parameter.Explode ? "=" : ",", isEscaped: false);

    /// <summary>For the cookie header: <c>name=value</c>.</summary>
    public static string InCookie(RequestParameter parameter, JsonElement value) =>
        $"{parameter.Name}={Join(parameter, value, ",", pairs: ",")}";

    /// <summary>A value that is neither list nor object, as text.</summary>
    public static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static string Matrix(RequestParameter parameter, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when parameter.Explode => string.Concat(value.EnumerateArray().Select(item => $";{parameter.Name}={Text(parameter, item)}")),
        JsonValueKind.Object when parameter.Explode => string.Concat(value.EnumerateObject().Select(member => $";{Uri.EscapeDataString(member.Name)}={Text(parameter, member.Value)}")),
        _ => $";{parameter.Name}={Join(parameter, value, ",", pairs: ",")}",
    };

    private static string Deep(RequestParameter parameter, JsonElement value)
    {
        var text = new StringBuilder();
        AppendDeep(parameter, parameter.Name, value, text);
        return text.ToString();
    }

    private static void AppendDeep(RequestParameter parameter, string name, JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    AppendDeep(parameter, $"{name}[{member.Name}]", member.Value, text);
                }

                break;
            case JsonValueKind.Array:
                // No specification says how; services that take lists in this style take their positions.
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    AppendDeep(parameter, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), item, text);
                }

                break;
            default:
                text.Append(text.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Text(parameter, value));
                break;
        }
    }

    private static string Join(RequestParameter parameter, JsonElement value, string separator, string pairs, bool isEscaped = true) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(separator, value.EnumerateArray().Select(item => Text(parameter, item, isEscaped))),
        JsonValueKind.Object => string.Join(separator, value.EnumerateObject().Select(member => $"{(isEscaped ? Uri.EscapeDataString(member.Name) : member.Name)}{pairs}{Text(parameter, member.Value, isEscaped)}")),
        _ => Text(parameter, value, isEscaped),
    };

    private static string Pair(RequestParameter parameter, string text) => $"{Uri.EscapeDataString(parameter.Name)}={text}";

    // A list in a list has no style: it is written as JSON.
    private static string Text(RequestParameter parameter, JsonElement value, bool isEscaped = true) =>
        isEscaped ? Escape(parameter, Plain(value)) : Plain(value);

    private static string Escape(RequestParameter parameter, string text)
    {
        if (!parameter.AllowsReserved || parameter.Place != "query")
        {
            return Uri.EscapeDataString(text);
        }

        // All but these two, which would end the query or begin the next parameter.
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(rune.IsAscii && Reserved.Contains((char)rune.Value) && rune.Value is not ('#' or '&') ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return kept.ToString();
    }
}
