using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace CodeModeRoslyn.Execution.Audit.Redaction;

/// <summary>Copies arguments, value for value as they are spelled, without the blanks between them and without what is to be taken out.</summary>
internal ref struct ArgumentsCopy
{
    /// <summary>As deep as a call's arguments may be.</summary>
    private const int MostDepth = 1_000;

    private readonly ImmutableArray<RedactionPath> paths;
    private readonly ArrayBufferWriter<byte> copy;
    private Utf8JsonReader reader;

    // For each level, where each path stands.
    private ulong[] states;

    private ArgumentsCopy(ReadOnlySpan<byte> json, ImmutableArray<RedactionPath> paths, ArrayBufferWriter<byte> copy)
    {
        this.paths = paths;
        this.copy = copy;
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostDepth });
        states = new ulong[8 * paths.Length];
        states.AsSpan(0, paths.Length).Fill(1);
    }

    /// <summary>What stands where something was taken out.</summary>
    private static ReadOnlySpan<byte> Redacted => "\"[redacted]\""u8;

    /// <summary>Copies a JSON value.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> json, ImmutableArray<RedactionPath> paths)
    {
        var copy = new ArrayBufferWriter<byte>(Math.Max(json.Length, 16));
        var copying = new ArgumentsCopy(json, paths, copy);
        copying.reader.Read();
        copying.Value(0);

        // To the end, so that something behind the value is found.
        copying.reader.Read();
        return copy.WrittenMemory;
    }

    private void Value(int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Members(depth);
                break;
            case JsonTokenType.StartArray:
                Items(depth);
                break;
            case JsonTokenType.String:
                Quoted();
                break;
            default:
                copy.Write(reader.ValueSpan);
                break;
        }
    }

    private void Members(int depth)
    {
        copy.Write("{"u8);
        for (var first = true; reader.Read() && reader.TokenType is JsonTokenType.PropertyName; first = false)
        {
            if (!first)
            {
                copy.Write(","u8);
            }

            Quoted();
            copy.Write(":"u8);
            var isMeant = Follow(depth, place: -1);
            reader.Read();
            Child(isMeant, depth + 1);
        }

        copy.Write("}"u8);
    }

    private void Items(int depth)
    {
        copy.Write("["u8);
        for (var place = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; place++)
        {
            if (place > 0)
            {
                copy.Write(","u8);
            }

            Child(Follow(depth, place), depth + 1);
        }

        copy.Write("]"u8);
    }

    private void Child(bool isMeant, int depth)
    {
        if (isMeant)
        {
            reader.Skip();
            copy.Write(Redacted);
        }
        else
        {
            Value(depth);
        }
    }

    // Between its quotes, a string is copied as it is spelled.
    private readonly void Quoted()
    {
        copy.Write("\""u8);
        copy.Write(reader.ValueSpan);
        copy.Write("\""u8);
    }

    // Goes one step down, into the member that the reader stands on or into a place of a list.
    private bool Follow(int depth, int place)
    {
        if (paths.IsEmpty)
        {
            return false;
        }

        if ((depth + 2) * paths.Length > states.Length)
        {
            Array.Resize(ref states, 2 * states.Length);
        }

        var isMeant = false;
        for (var path = 0; path < paths.Length; path++)
        {
            var state = 0UL;
            var before = states[(depth * paths.Length) + path];
            var steps = paths[path].Steps;
            for (var step = 0; step < steps.Length; step++)
            {
                if ((before & (1UL << step)) == 0)
                {
                    continue;
                }

                if (steps[step].IsAnywhere)
                {
                    state |= 1UL << step;
                }

                if (IsInto(steps[step], place))
                {
                    state |= 1UL << (step + 1);
                }
            }

            states[((depth + 1) * paths.Length) + path] = state;
            isMeant |= (state & (1UL << steps.Length)) != 0;
        }

        return isMeant;
    }

    private readonly bool IsInto(PathStep step, int place) =>
        step.IsWildcard || (place < 0 ? step.Name is { } name && reader.ValueTextEquals(name) : step.Index == place);
}
