using System.Diagnostics.CodeAnalysis;

namespace CodeModeRoslyn.Guest;

/// <summary>A property of a JSON object.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Two of them are not compared.")]
public readonly struct JsonEntry
{
    internal JsonEntry(string name, Json value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The property's name.</summary>
    public string Name { get; }

    /// <summary>The same as <see cref="Name"/>.</summary>
    public string Key => Name;

    /// <summary>The property's value.</summary>
    public Json Value { get; }

    /// <summary>Takes it apart: <c>foreach (var (name, value) in j.EnumerateObject())</c>.</summary>
    public void Deconstruct(out string name, out Json value) => (name, value) = (Name, Value);
}
