using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Finds the value that a description shows: <c>The customer's id, such as cust_8a3f.</c></summary>
internal static class DescribedExample
{
    private const int LongestDescription = 500;

    // A stranger's words, so without backtracking. What is not quoted has to look like no word of the sentence.
    private static readonly Regex Shown = new(
        """(?:such as|e\.g\.,?|for example:?,?|examples?:)\s+(?:["'`](?<value>[^"'`\s]{1,60})["'`]|(?<value>[\w:/@+-]*[\d_@/][\w:/@+.-]{0,60}))""",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <param name="description">The upstream's words; null for none.</param>
    public static string? Of(string? description) =>
        description is not null && Shown.Match(description[..Math.Min(description.Length, LongestDescription)]) is { Success: true } shown
            ? shown.Groups["value"].Value.TrimEnd('.', ',', ';', ':')
            : null;
}
