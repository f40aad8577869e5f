using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>A place in a JSON value, as a chain from the inside out.</summary>
/// <param name="Owner">What it is a part of; null for the whole.</param>
/// <param name="Name">The property's name; null for an element of an array.</param>
/// <param name="Index">The element's position.</param>
internal sealed record Spot(Spot? Owner, string? Name, int Index)
{
    private const int LongestName = 60;
    private const int LongestPath = 300;

    public static Spot Whole { get; } = new(null, null, 0);

    public int Depth => Owner is null ? 0 : Owner.Depth + 1;

    public Spot Property(string name) => new(this, name, 0);

    public Spot Item(int index) => new(this, null, index);

    /// <summary>The path, such as <c>items[3].id</c>; empty for the whole.</summary>
    public override string ToString()
    {
        var path = new StringBuilder();
        AppendTo(path);
        return path.Length <= LongestPath ? path.ToString() : path.ToString(0, LongestPath) + "…";
    }

    private void AppendTo(StringBuilder path)
    {
        if (Owner is null || path.Length > LongestPath)
        {
            return;
        }

        Owner.AppendTo(path);
        _ = Name is null ? path.Append(CultureInfo.InvariantCulture, $"[{Index}]")
            : path.Append(path.Length > 0 ? "." : "").Append(Name.Length > LongestName ? Name[..LongestName] + "…" : Name);
    }
}
