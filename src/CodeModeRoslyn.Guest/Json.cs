using System.Collections;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// A JSON value of unknown shape. Going into it never throws: what is not there is a missing <see cref="Json"/>, which
/// remembers its path and for which <c>== null</c> is true, as it is for JSON's null. (<c>is null</c> and <c>??</c> never
/// find either: no operator can change what they mean. Use <c>== null</c>, <see cref="Exists"/>, or <c>AsString() ?? "…"</c>.)
/// </summary>
[JsonConverter(typeof(JsonForSerializer))]
public partial class Json : IEnumerable<Json>, IEquatable<Json>, IComparable<Json>, IComparable, IFormattable, IConvertible
{
    // A script that goes deeper and deeper into what is missing still gets a short path.
    private const int LongestPath = 100;

    private readonly JsonElement element;
    private readonly Json? parent;
    private readonly PathStep step;
    private JsonElement[]? items;

    /// <summary>For types that were learned from results.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal Json(JsonElement element) => this.element = element;

    private Json(JsonElement element, Json parent, PathStep step)
    {
        this.element = element;
        this.parent = parent;
        this.step = step;
    }

    /// <summary>What stands here; <see cref="JsonValueKind.Undefined"/> when it is missing.</summary>
    public JsonValueKind Kind => element.ValueKind;

    /// <summary>Whether there is something, JSON's null included.</summary>
    public bool Exists => element.ValueKind != JsonValueKind.Undefined;

    /// <summary>The number of elements of an array or properties of an object; 0 for anything else.</summary>
    public int Count => element.ValueKind switch
    {
        JsonValueKind.Array => element.GetArrayLength(),
        JsonValueKind.Object => element.GetPropertyCount(),
        _ => 0,
    };

    /// <summary>The same as <see cref="Count"/>; of a string, how many characters it has.</summary>
    public int Length => element.ValueKind == JsonValueKind.String ? Text().Length : Count;

    /// <summary>The names of an object's properties; none for anything else.</summary>
    public IEnumerable<string> Keys => Properties.Select(property => property.Key);

    /// <summary>The values of an object's properties; none for anything else.</summary>
    public IEnumerable<Json> Values => Properties.Select(property => property.Value);

    /// <summary>The properties of an object, with their names; none for anything else.</summary>
    public IEnumerable<KeyValuePair<string, Json>> Properties => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Select(property => KeyValuePair.Create(NameOf(property), Part(property.Value, new PathStep(NameOf(property), 0))))
        : [];

    /// <summary>The elements of an array; none when missing or null. Types that are learned have it too: a script that was written for one means the same without it.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here.</exception>
    public ToolList<Json> Elements => IsNothing ? new ToolList<Json>([]) : element.ValueKind == JsonValueKind.Array ? new ToolList<Json>([.. Items()]) : throw Misfit("an array");

    /// <summary>The JSON text as it came, white space included; empty when missing.</summary>
    public string Raw => Exists ? element.GetRawText() : "";

    internal static Json Missing => new(default(JsonElement));

    /// <summary>The property of that name; missing when there is none or this is no object.</summary>
    public Json this[string name] => Part(Property(name), new PathStep(name, 0));

    /// <summary>The element at that position, counted from 0 (or from the end: <c>j[^1]</c>); missing when there is none or this is no array.</summary>
    public Json this[int index] => Part(
        element.ValueKind == JsonValueKind.Array && (uint)index < (uint)Count ? (items ??= [.. element.EnumerateArray()])[index] : default,
        new PathStep(null, index));

    /// <summary>Some of an array's elements; what <c>j[2..5]</c> means.</summary>
    /// <exception cref="InvalidOperationException">There are fewer, or no array stands here.</exception>
    public ToolList<Json> Slice(int start, int length)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Misfit("an array");
        }

        return start >= 0 && length >= 0 && start <= Count - length
            ? new ToolList<Json>([.. Items().Skip(start).Take(length)])
            : throw new InvalidOperationException($"{Path()}: no elements {start} to {start + length}; there are {Count}. Take(n) takes as many as there are.");
    }

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonException">It is not JSON, or is nested deeper than 1,000.</exception>
    public static Json Parse(string json) =>
        new(JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = JsonOutput.MaxDepth }));

    /// <summary>Turns an object into JSON: anonymous types, records, dictionaries, lists and values alike.</summary>
    /// <exception cref="InvalidOperationException">It cannot be said in JSON: a cycle, an infinite number, a getter that throws.</exception>
    public static Json From(object? value)
    {
        if (value is Json json)
        {
            return json;
        }

        var output = JsonOutput.Refusing(ArgumentsWriter.MaxCharacters);
        try
        {
            output.Objects.Write(value);
        }
        catch (JsonOutputException failure)
        {
            throw new InvalidOperationException(failure.Message, failure);
        }

        return Parse(output.ToString());
    }

    /// <summary>Whether an object has a property of that name.</summary>
    public bool Has(string name) => this[name].Exists;

    /// <summary>The same value for System.Text.Json; an undefined element when missing.</summary>
    public JsonElement AsElement() => element;

    /// <summary>The elements of an array, or the values of an object; none when missing or null.</summary>
    /// <exception cref="InvalidOperationException">A string, a number or a Boolean stands here.</exception>
    public IEnumerator<Json> GetEnumerator() => element.ValueKind switch
    {
        JsonValueKind.Array => Items().GetEnumerator(),
        JsonValueKind.Object => Values.GetEnumerator(),
        JsonValueKind.Undefined or JsonValueKind.Null => Enumerable.Empty<Json>().GetEnumerator(),
        _ => throw Misfit("an array"),
    };

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Compact JSON; a string value as it is, without quotes; nothing when missing.</summary>
    public override string ToString()
    {
        if (!Exists)
        {
            return "";
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            return Text();
        }

        var output = JsonOutput.Shortening(int.MaxValue);
        output.Element(element);
        return output.ToString();
    }

    internal static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair has no string. The name cannot be asked for either, only be seen.
            return Encoding.UTF8.GetString(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private IEnumerable<Json> Items()
    {
        items ??= [.. element.EnumerateArray()];
        return items.Select((item, index) => Part(item, new PathStep(null, index)));
    }

    private Json Part(JsonElement value, PathStep at) => new(value, this, at);

    private JsonElement Property(string name)
    {
        if (element.ValueKind != JsonValueKind.Object || name is null)
        {
            return default;
        }

        try
        {
            return element.TryGetProperty(name, out var value) ? value : default;
        }
        catch (ArgumentException)
        {
            // The name is no Unicode text, so no property can have it.
            return default;
        }
        catch (InvalidOperationException)
        {
            // Another property's name is no Unicode text.
            return element.EnumerateObject().LastOrDefault(property => NameOf(property) == name).Value;
        }
    }

    private string Text()
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the text as it was escaped is the nearest that there is.
            return element.GetRawText()[1..^1];
        }
    }

    private string Path()
    {
        var steps = new List<PathStep>();
        for (var json = this; json.parent is not null; json = json.parent)
        {
            steps.Add(json.step);
        }

        steps.Reverse();
        var path = new StringBuilder("$");
        foreach (var one in steps.Take(LongestPath))
        {
            one.AppendTo(path);
        }

        return path.Append(steps.Count > LongestPath ? "…" : "").ToString();
    }

    internal InvalidOperationException Misfit(string expected)
    {
        if (Exists)
        {
            return new InvalidOperationException($"{Path()}: expected {expected}, found {JsonWords.Describe(element)}");
        }

        // The nearest thing that is there says most.
        var missing = this;
        while (missing.parent is { Exists: false } above)
        {
            missing = above;
        }

        return new InvalidOperationException(missing.parent is { } owner
            ? $"{missing.Path()}: {(missing.step.Name is null ? JsonWords.MissingItem(owner.element) : JsonWords.Missing(owner.element))}"
            : $"{Path()}: expected {expected}, found nothing");
    }
}
