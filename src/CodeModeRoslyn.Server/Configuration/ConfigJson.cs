using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Makes JSON of a part of a configuration that is meant as such.</summary>
internal static class ConfigJson
{
    public static JsonElement Of(ConfigNode node) => JsonSerializer.SerializeToElement(Node(node));

    private static JsonNode? Node(ConfigNode node) => node switch
    {
        ConfigNode.Section section => new JsonObject(section.Members.DistinctBy(member => member.Name).Select(member => KeyValuePair.Create(member.Name, Node(member.Value)))),
        ConfigNode.List list => new JsonArray([.. list.Items.Select(Node)]),
        ConfigNode.Text text => JsonValue.Create(text.Value),
        ConfigNode.Number number => JsonNode.Parse(number.Written),
        ConfigNode.Flag flag => JsonValue.Create(flag.Value),
        _ => null,
    };
}
