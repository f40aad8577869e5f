using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// A list in a tool's result or arguments. It does not change. Arrays, lists and collection expressions convert to it;
/// positions from the end and ranges work (<c>list[^1]</c>, <c>list[..5]</c>).
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ToolList), nameof(ToolList.Create))]
public sealed class ToolList<T> : IReadOnlyList<T>, IJsonSource
{
    private readonly T[] items;

    internal ToolList(T[] items, JsonElement source = default)
    {
        this.items = items;
        Source = source;
    }

    internal JsonElement Source { get; }

    JsonElement IJsonSource.Source => Source;

    /// <summary>The number of elements.</summary>
    public int Count => items.Length;

    /// <summary>The number of elements.</summary>
    public int Length => items.Length;

    /// <summary>The element at a position, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public T this[int index] => (uint)index < (uint)items.Length
        ? items[index]
        : throw new ArgumentOutOfRangeException(nameof(index), $"There is no element {index} in a list of {items.Length}.");

    /// <summary>Takes over the elements of an array.</summary>
    [return: NotNullIfNotNull(nameof(array))]
    public static implicit operator ToolList<T>?(T[]? array) => array is null ? null : new ToolList<T>([.. array]);

    /// <summary>Takes over the elements of a list.</summary>
    [return: NotNullIfNotNull(nameof(list))]
    public static implicit operator ToolList<T>?(List<T>? list) => list is null ? null : new ToolList<T>([.. list]);

    /// <summary>Some of the elements; what <c>list[2..5]</c> means.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The list is shorter.</exception>
    public ToolList<T> Slice(int start, int length) => new(items.AsSpan(start, length).ToArray());

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The list as JSON.</summary>
    public override string ToString()
    {
        var output = JsonOutput.Shortening(ArgumentsWriter.MaxCharacters);
        output.Objects.Write(this);
        return output.ToString();
    }
}
