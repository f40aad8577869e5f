using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>Writes objects of any type, the script's own included, to one output.</summary>
internal sealed class ObjectWriter(JsonOutput output)
{
    /// <summary>The deepest nesting of script objects; JSON that is data already may be deeper.</summary>
    private const int MaxDepth = 64;

    /// <summary>A longer integer takes seconds to turn into digits.</summary>
    private const long LongestInteger = 100_000;

    private readonly Stack<object> ancestors = new();
    private readonly MemberCache members = new();

    public void Write(object? value)
    {
        try
        {
            if (!TryWriteScalar(value) && !TryWriteJson(value!))
            {
                WriteNested(value!);
            }
        }
        catch (Exception failure) when (failure is not (JsonOutputException or SequenceException))
        {
            // Code of the script ran in between, such as a ToString. What it threw stands in the value's place.
            output.Marker(Describe(failure));
        }
    }

    private bool TryWriteScalar(object? value)
    {
        switch (value)
        {
            case null:
                output.Null();
                break;
            case string text:
                output.String(text);
                break;
            case char character:
                output.String([character]);
                break;
            case bool boolean:
                output.Boolean(boolean);
                break;
            case Enum name:
                output.String(name.ToString());
                break;
            case double or float or Half:
                WriteFloating((IFormattable)value);
                break;
            case BigInteger integer when integer.GetBitLength() > LongestInteger:
                output.Marker($"$integer of {integer.GetBitLength()} bits");
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or nint or nuint or decimal or Int128 or UInt128 or BigInteger:
                output.Token(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case DateTime moment:
                output.String(moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                output.String(moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                output.String(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case TimeOnly time:
                output.String(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                output.String(Convert.ToBase64String(bytes));
                break;
            case ReadOnlyMemory<byte> bytes:
                output.String(Convert.ToBase64String(bytes.Span));
                break;
            case Memory<byte> bytes:
                output.String(Convert.ToBase64String(bytes.Span));
                break;
            case StringBuilder or Capture or Uri or Version or CultureInfo or ReadOnlyMemory<char> or Memory<char>:
                output.String(value is Uri uri ? uri.OriginalString : value.ToString());
                break;
            case Type type:
                output.String(type.Name);
                break;
            case Delegate:
                output.Marker("$delegate");
                break;
            case Task:
                output.Marker("$task: await it");
                break;
            default:
                return false;
        }

        return true;
    }

    private bool TryWriteJson(object value)
    {
        switch (value)
        {
            case Json json:
                output.Element(json.AsElement());
                break;
            case JsonElement element:
                output.Element(element);
                break;
            case Content content:
                content.WriteTo(output);
                break;
            case JsonDocument document:
                output.Element(document.RootElement);
                break;
            case IToolRecord record:
                record.WriteTo(output);
                break;
            case IScalarArgument scalar:
                scalar.WriteTo(output);
                break;
            case IJsonSource { Source: { ValueKind: not JsonValueKind.Undefined } source }:
                output.Element(source);
                break;
            case JsonValue node:
                Write(node.GetValue<object>());
                break;
            default:
                return false;
        }

        return true;
    }

    private void WriteFloating(IFormattable number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (char.IsAsciiDigit(text[^1]))
        {
            output.Token(text);
        }
        else
        {
            output.Marker(text);
        }
    }

    private void WriteNested(object value)
    {
        if (ancestors.Count == MaxDepth)
        {
            output.Marker("$too deep");
            return;
        }

        // A value type is boxed anew each time, and cannot hold itself.
        if (!value.GetType().IsValueType && ancestors.Any(ancestor => ReferenceEquals(ancestor, value)))
        {
            output.Marker("$cycle");
            return;
        }

        ancestors.Push(value);
        try
        {
            WriteContents(value);
        }
        finally
        {
            ancestors.Pop();
        }
    }

    private void WriteContents(object value)
    {
        var shape = members.Of(value.GetType());
        switch (value)
        {
            case System.Runtime.CompilerServices.ITuple tuple:
                WriteItems(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]));
                break;
            case Exception failure:
                WriteObject([("type", failure.GetType().Name), ("message", FailureText.Of(failure))]);
                break;
            case Array { Rank: > 1 } array:
                WriteDimension(array, []);
                break;
            case IDictionary or JsonObject:
                WriteDictionary((IEnumerable)value);
                break;
            case IEnumerable entries when shape.IsDictionary:
                WriteDictionary(entries);
                break;
            case IEnumerable items when shape.Key is { } key:
                WriteObject([("key", key.GetValue(value)), ("items", new Unkeyed(items))]);
                break;
            case IEnumerable items:
                WriteItems(items);
                break;
            default:
                WriteMembers(value, shape);
                break;
        }
    }

    private void WriteItems(IEnumerable items)
    {
        if (!output.TryBeginArray())
        {
            return;
        }

        output.ForEach(items.Cast<object?>(), Write);
        output.EndArray();
    }

    private void WriteDimension(Array array, int[] prefix)
    {
        if (prefix.Length == array.Rank)
        {
            Write(array.GetValue(prefix));
        }
        else if (output.TryBeginArray())
        {
            for (var i = array.GetLowerBound(prefix.Length); i <= array.GetUpperBound(prefix.Length) && !output.IsStopped; i++)
            {
                WriteDimension(array, [.. prefix, i]);
            }

            output.EndArray();
        }
    }

    private void WriteDictionary(IEnumerable entries)
    {
        if (!output.TryBeginObject())
        {
            return;
        }

        output.ForEach(entries.Cast<object>(), entry =>
        {
            var (key, value) = members.Entry(entry);
            output.Name(Text(key));
            Write(value);
        });
        output.EndObject();
    }

    private void WriteMembers(object value, TypeShape shape)
    {
        if (shape.IsText)
        {
            output.String(value is IFormattable text ? text.ToString(null, CultureInfo.InvariantCulture) : value.ToString());
            return;
        }

        if (shape.IsAsyncSequence)
        {
            output.Marker("$async sequence: use await foreach, or await ToListAsync()");
            return;
        }

        WriteObject(shape.Members.Select(member => (member.Name, member.Read(value))));
    }

    private void WriteObject(IEnumerable<(string Name, object? Value)> properties)
    {
        if (!output.TryBeginObject())
        {
            return;
        }

        foreach (var (name, value) in properties)
        {
            if (output.IsStopped)
            {
                break;
            }

            output.Name(name);
            if (value is MemberFailure failure)
            {
                output.Marker(Describe(failure.Exception));
            }
            else
            {
                Write(value);
            }
        }

        output.EndObject();
    }

    private static string Text(object? key) => key switch
    {
        string text => text,
        DateTime or DateTimeOffset => ((IFormattable)key).ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => key?.ToString() ?? "",
    };

    private static string Describe(Exception failure) => $"$error: {FailureText.Of(failure)}";

    /// <summary>The elements of a group, without its key.</summary>
    private sealed class Unkeyed(IEnumerable items) : IEnumerable
    {
        public IEnumerator GetEnumerator() => items.GetEnumerator();
    }
}
