using System.Text.Json;

namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>What of a record tells where it belongs. A field of its own has no say in it: only those on the outermost level count.</summary>
internal sealed record AuditFields
{
    /// <summary>Around arguments, which nest a thousand deep, stands a record.</summary>
    public const int MostDepth = 1_100;

    public string? Previous { get; private set; }

    public long Number { get; private set; }

    public string? Time { get; private set; }

    public string? Type { get; private set; }

    public string? File { get; private set; }

    public string? Follows { get; private set; }

    public string? Next { get; private set; }

    /// <summary>How many records are missing before this one.</summary>
    public long Lost { get; private set; }

    /// <summary>Reads them from a line; null when it is no JSON object.</summary>
    public static AuditFields? Read(ReadOnlySpan<byte> line)
    {
        var fields = new AuditFields();
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MostDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                fields.Take(ref reader);
            }

            // To the end, so that something behind the object is found.
            reader.Read();
            return fields;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "prev": Previous = reader.GetString(); break;
            case "seq": Number = reader.GetInt64(); break;
            case "time": Time = reader.GetString(); break;
            case "type": Type = reader.GetString(); break;
            case "file": File = reader.GetString(); break;
            case "follows": Follows = reader.GetString(); break;
            case "next": Next = reader.GetString(); break;
            case "count": Lost = reader.GetInt64(); break;
            default: reader.Skip(); break;
        }
    }
}
