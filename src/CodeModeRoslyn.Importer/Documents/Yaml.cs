using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CodeModeRoslyn.Importer.Documents;

/// <summary>Reads YAML as the JSON that it stands for (YAML 1.2, core schema).</summary>
internal sealed class Yaml
{
    // A page of aliases to aliases stands for more than any memory holds.
    private const int MostNodes = 10_000_000;

    private int nodes;

    private Yaml() { }

    /// <exception cref="YamlException">This is no YAML.</exception>
    /// <exception cref="InvalidDataException">It is no object, or stands for too much.</exception>
    public static JsonNode Parse(Stream stream)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        yaml.Load(reader);
        return yaml.Documents is [var document, ..] && new Yaml().Convert(document.RootNode) is JsonObject root
            ? root
            : throw new InvalidDataException("It is no object.");
    }

    private JsonNode? Convert(YamlNode node)
    {
        if (++nodes > MostNodes)
        {
            throw new InvalidDataException("Its aliases stand for too much.");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    members[(key as YamlScalarNode)?.Value ?? throw new InvalidDataException("A key in it is no text.")] = Convert(value);
                }

                return members;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Children.Select(Convert)]);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: var text }:
                return Plain(text ?? "");
            default:
                return JsonValue.Create(((YamlScalarNode)node).Value);
        }
    }

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when IsJsonNumber(text) => JsonNode.Parse(text),
        _ when text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && (char.IsAsciiDigit(text[^1]) || text[^1] == '.') => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static bool IsJsonNumber(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1]) && (digits[0] != '0' || digits.Length == 1 || digits[1] is '.' or 'e' or 'E')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
