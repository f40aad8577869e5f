using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>
/// Matches the patterns of schemas, which are a stranger's, by an engine that does not backtrack. What that cannot do (looking
/// around, going back to a group) is not matched at all, and what is too large neither.
/// </summary>
internal static class Patterns
{
    private const int LongestPattern = 1_000;
    private const int LongestText = 100_000;
    private const int MostKept = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<string, Regex?> Known = new(StringComparer.Ordinal);

    /// <summary>Whether a text has a part that matches; null when that cannot be told.</summary>
    public static bool? Matches(string pattern, string text)
    {
        // Half of a character outside the Basic Multilingual Plane would match where the whole should.
        if (pattern.Length > LongestPattern || text.Length > LongestText || (text.Any(char.IsSurrogate) && !pattern.Any(char.IsSurrogate) && !pattern.Contains(@"\u{", StringComparison.Ordinal)))
        {
            return null;
        }

        if (Known.Count > MostKept)
        {
            Known.Clear();
        }

        try
        {
            return Known.GetOrAdd(pattern, Compile)?.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Linear, and still too long.
            return null;
        }
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return EcmaPattern.Translate(pattern) is { } translated ? new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience) : null;
        }
        catch (Exception unfit) when (unfit is ArgumentException or NotSupportedException)
        {
            // No pattern, or one for another engine.
            return null;
        }
    }
}
