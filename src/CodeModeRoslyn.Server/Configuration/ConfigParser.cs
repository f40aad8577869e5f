using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads JSON, with comments and trailing commas, into nodes that know their lines.</summary>
internal ref struct ConfigParser
{
    private const int MostDepth = 32;

    private readonly ReadOnlySpan<byte> text;
    private Utf8JsonReader reader;
    private int line = 1;
    private int counted;

    private ConfigParser(ReadOnlySpan<byte> text)
    {
        this.text = text;
        reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MostDepth,
        });
    }

    /// <summary>Reads a text; null, with a finding that says where, when it is no JSON.</summary>
    public static ConfigNode? Parse(string text, ConfigFindings findings)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            var column = (int)(e.BytePositionInLine ?? 0) + 1;
            // The framework's sentence ends with its own count of lines, which begins at 0.
            var reason = e.Message.Split(" LineNumber:")[0];
            findings.Error(ConfigFindingIds.Malformed, "", line, $"This is no JSON, at line {line}, column {column}: {reason}");
            return null;
        }
    }

    private static ConfigNode Parse(string text)
    {
        var parser = new ConfigParser(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')));
        parser.reader.Read();
        var root = parser.Value("");
        // Reads to the end, so that something behind the value is found.
        while (parser.reader.Read()) { }
        return root;
    }

    private ConfigNode Value(string path)
    {
        var line = Line();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Section(path, line),
            JsonTokenType.StartArray => List(path, line),
            JsonTokenType.String => new ConfigNode.Text(path, line, Text()),
            JsonTokenType.Number => Number(path, line),
            JsonTokenType.True => new ConfigNode.Flag(path, line, true),
            JsonTokenType.False => new ConfigNode.Flag(path, line, false),
            _ => new ConfigNode.Nothing(path, line),
        };
    }

    private ConfigNode.Section Section(string path, int line)
    {
        var members = new List<ConfigNode.Member>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (name, nameLine) = (Text(), Line());
            reader.Read();
            members.Add(new ConfigNode.Member(name, nameLine, Value(path.Length == 0 ? name : $"{path}.{name}")));
        }

        return new ConfigNode.Section(path, line, members);
    }

    private ConfigNode.List List(string path, int line)
    {
        var items = new List<ConfigNode>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(Value($"{path}[{items.Count}]"));
        }

        return new ConfigNode.List(path, line, items);
    }

    private ConfigNode.Number Number(string path, int line) =>
        new(path, line, reader.TryGetInt64(out var value) ? value : null, Encoding.UTF8.GetString(reader.ValueSpan));

    private string Text()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is no valid text.", null, Line() - 1, null, e);
        }
    }

    private int Line()
    {
        var here = (int)reader.TokenStartIndex;
        line += text[counted..here].Count((byte)'\n');
        counted = here;
        return line;
    }
}
