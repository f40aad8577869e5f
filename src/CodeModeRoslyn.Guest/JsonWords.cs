using System.Text.Json;

namespace CodeModeRoslyn.Guest;

/// <summary>Says in a few words what stands in a place, for errors.</summary>
internal static class JsonWords
{
    private const int LongestExcerpt = 60;
    private const int MostNames = 12;

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"an object with {Names(value)}",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.String => $"the string {Excerpt(value)}",
        JsonValueKind.Number => $"the number {Excerpt(value)}",
        JsonValueKind.Undefined => "nothing",
        _ => value.GetRawText(),
    };

    public static string Missing(JsonElement owner) => owner.ValueKind switch
    {
        JsonValueKind.Object => $"no such property; it has: {Names(owner)}",
        _ => $"no such property in {Describe(owner)}",
    };

    public static string MissingItem(JsonElement owner) => owner.ValueKind switch
    {
        JsonValueKind.Array => $"no such element; there are {owner.GetArrayLength()}",
        _ => $"no such element in {Describe(owner)}",
    };

    private static string Names(JsonElement value)
    {
        var names = value.EnumerateObject().Take(MostNames + 1).Select(property => Cut(Json.NameOf(property))).ToList();
        return names.Count switch
        {
            0 => "no properties",
            > MostNames => string.Join(", ", names.Take(MostNames)) + ", …",
            _ => string.Join(", ", names),
        };
    }

    private static string Excerpt(JsonElement value) => Cut(value.GetRawText());

    private static string Cut(string text) => text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text;
}
