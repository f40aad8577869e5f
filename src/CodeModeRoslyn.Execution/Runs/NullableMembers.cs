using System.Text.RegularExpressions;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Guarding;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>What in a line of a script may have been null, by letters alone: the host parses no C#.</summary>
internal static partial class NullableMembers
{
    /// <summary>The members that the line names and that a record of the bindings declares with a question mark, in the order of their names; null when there are none.</summary>
    public static IReadOnlyList<string>? In(string line, IEnumerable<CompiledBinding> bindings)
    {
        var words = Words.In(line);
        var found = bindings
            .SelectMany(binding => Declaration().EnumerateMatches(binding.Text.Source, words))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : null;
    }

    private static IEnumerable<string> EnumerateMatches(this Regex declaration, string source, HashSet<string> words) =>
        declaration.Matches(source).Select(match => match.Groups[1].Value).Where(words.Contains);

    // As RecordRenderer writes a property.
    [GeneratedRegex(@"^ *(?:\[.*\] )?public [^\n({]+\? (\w+) \{ get", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
