using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Guest;

/// <summary>One step from a JSON value to a part of it.</summary>
/// <param name="Name">The property; null for an element of an array.</param>
/// <param name="Index">The element's position.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    private const int LongestName = 60;

    public StringBuilder AppendTo(StringBuilder path)
    {
        if (Name is null)
        {
            return path.Append(CultureInfo.InvariantCulture, $"[{Index}]");
        }

        var name = Name.Length > LongestName ? Name[..LongestName] + "…" : Name;
        return name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            ? path.Append('.').Append(name)
            : path.Append("[\"").Append(name).Append("\"]");
    }
}
