using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Lists the values that a string can have, so that a constant which is none of them is found before the run.</summary>
/// <param name="values">The values.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneOfAttribute(params string[] values) : Attribute
{
    /// <summary>The values.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
