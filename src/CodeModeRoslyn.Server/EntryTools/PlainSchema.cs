using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>
/// The schema of an entry tool without what every model pays for and none needs: that an argument which may be left out may be null as
/// well, and is null by default. Some clients do not understand several types at once either.
/// </summary>
internal static class PlainSchema
{
    public static JsonElement Of(JsonElement schema)
    {
        var plain = JsonObject.Create(schema)!;
        foreach (var (_, argument) in plain["properties"]!.AsObject())
        {
            if (argument!["type"] is JsonArray types)
            {
                argument["type"] = types.Select(type => (string)type!).Single(type => type != "null");
                argument.AsObject().Remove("default");
            }
        }

        return JsonSerializer.SerializeToElement(plain, JsonSerializerOptions.Web);
    }
}
