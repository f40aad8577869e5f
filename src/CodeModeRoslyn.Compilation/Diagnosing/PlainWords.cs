using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Takes out of the compiler's messages what helps nobody here: advice about projects and references.</summary>
internal static partial class PlainWords
{
    public static string Of(string message)
    {
        var plain = Asides().Replace(message, "");
        return plain.Replace("CodeModeRoslyn.Guest.", "", StringComparison.Ordinal).Replace("System.Threading.Tasks.", "", StringComparison.Ordinal).TrimEnd('.', ' ') + ".";
    }

    [GeneratedRegex(@" \(are you missing[^)]*\)| and no accessible extension method '[^']*' accepting a first argument of type '.*?' could be found")]
    private static partial Regex Asides();
}
