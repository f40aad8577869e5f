using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads JSON, with comments and trailing commas, into nodes that know their lines.</summary>
internal ref struct ConfigParser
{
    private const int MostDepth = 32;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _counted;

    private ConfigParser(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MostDepth,
        });
    }

    /// <exception cref="JsonException">The text is no JSON; the exception says where.</exception>
    public static ConfigNode Parse(string text)
    {
        var parser = new ConfigParser(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')));
        parser._reader.Read();
        var root = parser.Value("");
        // Reads to the end, so that something behind the value is found.
        while (parser._reader.Read()) { }
        return root;
    }

    private ConfigNode Value(string path)
    {
        var line = Line();
        return _reader.TokenType switch
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
        while (_reader.Read() && _reader.TokenType is JsonTokenType.PropertyName)
        {
            var (name, nameLine) = (Text(), Line());
            _reader.Read();
            members.Add(new ConfigNode.Member(name, nameLine, Value(path.Length == 0 ? name : $"{path}.{name}")));
        }

        return new ConfigNode.Section(path, line, members);
    }

    private ConfigNode.List List(string path, int line)
    {
        var items = new List<ConfigNode>();
        while (_reader.Read() && _reader.TokenType is not JsonTokenType.EndArray) items.Add(Value($"{path}[{items.Count}]"));
        return new ConfigNode.List(path, line, items);
    }

    private ConfigNode.Number Number(string path, int line) =>
        new(path, line, _reader.TryGetInt64(out var value) ? value : null, Encoding.UTF8.GetString(_reader.ValueSpan));

    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is no valid text.", null, Line() - 1, null, e);
        }
    }

    private int Line()
    {
        var here = (int)_reader.TokenStartIndex;
        _line += _text[_counted..here].Count((byte)'\n');
        _counted = here;
        return _line;
    }
}
