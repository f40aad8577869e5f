using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Execution.History;

/// <summary>JSON as it was passed, or its beginning.</summary>
/// <param name="Text">The text; cut where it is longer than what is kept, and then no JSON any more.</param>
/// <param name="Bytes">How long all of it is, in bytes of UTF-8.</param>
public sealed record RecordedJson(string Text, int Bytes)
{
    /// <summary>More is not kept of one value, in bytes.</summary>
    private const int MostBytes = 64 << 10;

    /// <summary>In bytes of UTF-8; what goes on for longer is none.</summary>
    private const int LongestCharacter = 4;

    /// <summary>What a run's record takes for it, in bytes of memory.</summary>
    internal long Size => (sizeof(char) * (long)Text.Length) + 48;

    internal static RecordedJson Of(ReadOnlySpan<byte> json)
    {
        var kept = json.Length <= MostBytes ? json : json[..WholeCharacters(json)];
        return new RecordedJson(Encoding.UTF8.GetString(kept), json.Length);
    }

    /// <summary>Arguments, without what the configuration has taken out of records.</summary>
    internal static RecordedJson OfArguments(ReadOnlySpan<byte> arguments, ImmutableArray<RedactionPath> redacted)
    {
        try
        {
            return redacted.IsDefaultOrEmpty ? Of(arguments) : Of(ArgumentsCopy.Of(arguments, redacted).Span);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // What cannot be read cannot be redacted. The call is refused for it, and says so.
            return new RecordedJson("", arguments.Length);
        }
    }

    private static int WholeCharacters(ReadOnlySpan<byte> json)
    {
        var end = MostBytes;
        while (end > MostBytes - LongestCharacter && (json[end] & 0b1100_0000) == 0b1000_0000)
        {
            end--;
        }

        return end;
    }
}
