using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Guest.Results;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// JSON being written, with a ceiling. An output for results shortens: it leaves out what does not fit, closes what is
/// open, and counts on for a while. One for arguments refuses: half an argument is worse than none.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonOutput
{
    /// <summary>The deepest nesting, in arrays and objects. The framework's own JSON writer stops here as well.</summary>
    internal const int MaxDepth = 1000;

    // How far a shortened output is counted on: after that, "at least" is answer enough.
    private const int CountedTimes = 50;
    private const int CountedTokens = 200_000;
    private const long MostCounted = 50_000_000;

    // Less of a string than this says nothing.
    private const int ShortestCut = 16;

    private readonly StringBuilder text = new();
    private readonly StringBuilder prefix = new();
    private readonly int limit;
    private readonly int deepest;
    private readonly bool refuses;
    private readonly DistinctNames? names;
    private readonly WrittenParts? parts;
    private int depth;
    private int writtenDepth;
    private bool needsComma;
    private int tokensSinceFull;

    private JsonOutput(int limit, int deepest, bool refuses, DistinctNames? names, WrittenParts? parts = null)
    {
        this.limit = limit;
        this.deepest = deepest;
        this.refuses = refuses;
        this.names = names;
        this.parts = parts;
        Objects = new ObjectWriter(this);
    }

    /// <summary>Whether something did not fit.</summary>
    internal bool IsFull { get; private set; }

    /// <summary>How many characters were to be written so far, whether or not they fitted.</summary>
    internal long Length { get; private set; }

    /// <summary>Whether nothing more is written or counted: loops may end.</summary>
    internal bool IsStopped => IsFull && (Length > Math.Max(limit, Math.Min((long)limit * CountedTimes, MostCounted)) || tokensSinceFull > CountedTokens);

    /// <summary>Where it was shortened; null where that was not between two items.</summary>
    internal ShortenedAt? Shortened => parts?.Told();

    /// <summary>Writes objects of any type to this output.</summary>
    internal ObjectWriter Objects { get; }

    /// <summary>An output that leaves out what does not fit.</summary>
    internal static JsonOutput Shortening(int limit) => new(limit, MaxDepth, refuses: false, names: null);

    /// <summary>The same for results, which strict readers read: no deeper than told, no name twice in an object, and shortened between whole items.</summary>
    internal static JsonOutput ForResult(int limit, int deepest) => new(limit, deepest, refuses: false, new DistinctNames(), new WrittenParts());

    /// <summary>An output that throws <see cref="JsonOutputException"/> for what does not fit or cannot be said in JSON.</summary>
    internal static JsonOutput Refusing(int limit) => new(limit, MaxDepth, refuses: true, names: null);

    /// <summary>Begins an object, unless it would be nested too deeply or nothing more is wanted.</summary>
    /// <returns>Whether it has begun, and <see cref="EndObject"/> must follow.</returns>
    public bool TryBeginObject()
    {
        if (!TryBegin('{'))
        {
            return false;
        }

        names?.Begin(depth);
        return true;
    }

    /// <summary>Ends an object.</summary>
    public void EndObject() => End('}');

    /// <summary>Begins an array, unless it would be nested too deeply or nothing more is wanted.</summary>
    /// <returns>Whether it has begun, and <see cref="EndArray"/> must follow.</returns>
    public bool TryBeginArray() => TryBegin('[');

    /// <summary>Ends an array.</summary>
    public void EndArray() => End(']');

    /// <summary>Writes the name of the next value.</summary>
    public void Name(string name)
    {
        Separate(name);
        prefix.Append('"');
        JsonText.Append(prefix, names?.Of(JsonText.WithoutHalves(name), depth) ?? name, long.MaxValue);
        prefix.Append("\":");
    }

    /// <summary>Writes a string.</summary>
    public void String(ReadOnlySpan<char> value)
    {
        Separate();
        var length = JsonText.EscapedLength(value) + 2;
        var room = limit - text.Length - prefix.Length - writtenDepth;
        var fits = Take(length);
        if (!fits && (tokensSinceFull != 1 || parts is { IsCut: true } || (room < ShortestCut && depth > 0) || room < 2))
        {
            prefix.Clear();
            return;
        }

        var mark = fits || room < ShortestCut ? "" : "…";
        text.Append(prefix).Append('"');
        JsonText.Append(text, value, Math.Min(room, length) - 2 - mark.Length);
        text.Append(mark).Append('"');
        prefix.Clear();
    }

    /// <summary>Writes a Boolean.</summary>
    public void Boolean(bool value) => Token(value ? "true" : "false");

    /// <summary>Writes null.</summary>
    public void Null() => Token("null");

    /// <summary>Writes a JSON value as it stands, without its white space.</summary>
    public void Element(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                if (TryBeginObject())
                {
                    Members(value);
                    EndObject();
                }

                break;
            case JsonValueKind.Array:
                if (TryBeginArray())
                {
                    Items(value);
                    EndArray();
                }

                break;
            case JsonValueKind.String when TryGetString(value, out var decoded):
                String(decoded);
                break;
            case JsonValueKind.Undefined:
                Null();
                break;
            default:
                Token(value.GetRawText());
                break;
        }
    }

    /// <summary>Writes one property of an object as it stands.</summary>
    internal void Member(JsonProperty property)
    {
        if (TryGetName(property, out var name))
        {
            Name(name);
        }
        else if (names is null)
        {
            Separate();
            prefix.Append('"').Append(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property))).Append("\":");
        }
        else
        {
            Name(JsonText.Unescape(JsonMarshal.GetRawUtf8PropertyName(property)));
        }

        Element(property.Value);
    }

    /// <summary>Writes a number or a literal that is valid JSON.</summary>
    internal void Token(ReadOnlySpan<char> token)
    {
        Separate();
        if (Take(token.Length))
        {
            text.Append(prefix).Append(token);
        }

        prefix.Clear();
    }

    /// <summary>Says in words what cannot be written; an output that refuses throws it.</summary>
    internal void Marker(string words)
    {
        if (refuses)
        {
            throw new JsonOutputException($"Arguments cannot be written as JSON: {words.TrimStart('$')}.");
        }

        String(words);
    }

    /// <summary>
    /// Writes each item of a sequence of the script's, as long as more is wanted. One that fails ends what is being written: half of
    /// it would look like all of it.
    /// </summary>
    internal void ForEach<T>(IEnumerable<T> items, Action<T> write)
    {
        try
        {
            foreach (var item in items)
            {
                if (IsStopped)
                {
                    break;
                }

                write(item);
            }
        }
        catch (Exception failure) when (failure is not (JsonOutputException or SequenceException))
        {
            throw refuses
                ? new JsonOutputException($"Arguments cannot be written as JSON: {FailureText.Of(failure)}")
                : new SequenceException(failure);
        }
    }

    /// <summary>What was written: valid JSON, once everything begun has ended.</summary>
    internal byte[] ToUtf8() => text.Length == 0 ? "null"u8.ToArray() : Encoding.UTF8.GetBytes(text.ToString());

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Members(JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (IsStopped)
            {
                return;
            }

            Member(property);
        }
    }

    private void Items(JsonElement value)
    {
        foreach (var item in value.EnumerateArray())
        {
            if (IsStopped)
            {
                return;
            }

            Element(item);
        }
    }

    private bool TryBegin(char opening)
    {
        if (IsStopped)
        {
            prefix.Clear();
            return false;
        }

        // The script may stand deep in a recursion of its own.
        if (depth == deepest || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Marker("$too deep");
            return false;
        }

        Separate();
        if (Take(1, closing: 1))
        {
            text.Append(prefix).Append(opening);
            writtenDepth++;
        }

        prefix.Clear();
        parts?.Begin(opening == '[');
        depth++;
        needsComma = false;
        return true;
    }

    private void End(char closing)
    {
        Length++;
        if (depth == writtenDepth)
        {
            // Its room was kept when it began.
            text.Append(closing);
            writtenDepth--;
        }

        parts?.End();
        depth--;
        needsComma = true;
    }

    private void Separate(string? name = null)
    {
        // A property's value comes after its name.
        if (prefix.Length == 0)
        {
            parts?.Next(name, text.Length);
        }

        if (needsComma && prefix.Length == 0)
        {
            prefix.Append(',');
        }

        needsComma = true;
    }

    // A name and its comma are written together with the value, or not at all.
    private bool Take(long length, int closing = 0)
    {
        Length += prefix.Length + length;
        if (IsFull)
        {
            tokensSinceFull++;
            return false;
        }

        if (text.Length + prefix.Length + length + closing + writtenDepth <= limit)
        {
            return true;
        }

        if (refuses)
        {
            throw new JsonOutputException($"Arguments are longer than {limit} characters of JSON.");
        }

        IsFull = true;
        tokensSinceFull = 1;
        if (parts?.Cut(limit / 2) is { } whole)
        {
            text.Length = whole.Length;
            writtenDepth = whole.Depth;
        }

        return false;
    }

    private static bool TryGetString(JsonElement value, out string? decoded)
    {
        try
        {
            decoded = value.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair has no string; the raw text still has it.
            decoded = null;
            return false;
        }
    }

    private static bool TryGetName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            // As above.
            name = "";
            return false;
        }
    }
}
