using System.Text.RegularExpressions;
using CodeModeRoslyn.Execution.Guarding;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>What in a line of a script may have been null, by letters alone: the host parses no C#.</summary>
internal static partial class NullableMembers
{
    /// <summary>The members that the line names and that a record declares with a question mark, by name; null when there are none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="declarations">Of the tools that the script could call, with their records.</param>
    public static IReadOnlyList<string>? In(string line, IEnumerable<string> declarations)
    {
        var words = Words.In(line);
        var found = declarations
            .SelectMany(declaration => Property().Matches(declaration))
            .Select(match => match.Groups[1].Value)
            .Where(words.Contains)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : null;
    }

    // As a declaration has it: string? Email;
    [GeneratedRegex(@"\? (\w+);", RegexOptions.NonBacktracking)]
    private static partial Regex Property();
}
