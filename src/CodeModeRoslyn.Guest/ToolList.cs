using System.ComponentModel;

namespace CodeModeRoslyn.Guest;

/// <summary>Makes lists; what <c>[a, b, c]</c> means where a <see cref="ToolList{T}"/> is expected.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ToolList
{
    /// <summary>Makes a list of these elements.</summary>
    public static ToolList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
