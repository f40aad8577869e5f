using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Guarding;

/// <summary>
/// Finds names in a script by its letters alone, since the host does not parse C#. A name in a comment or string counts
/// too, which only makes a run wait for an upstream that it does not use.
/// </summary>
internal static class Words
{
    /// <summary>All words of the text: runs of letters, digits and underscores.</summary>
    public static HashSet<string> In(string source)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = -1;
        for (var index = 0; index <= source.Length; index++)
        {
            var isPart = index < source.Length && IsPart(source[index]);
            if (isPart && start < 0)
            {
                start = index;
            }
            else if (!isPart && start >= 0)
            {
                words.Add(source[start..index]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>Where a word first stands, line and column from 1; (1, 1) when it does not.</summary>
    public static (int Line, int Column) Find(string source, string word) => ScriptText.Place(source, All(source, word).FirstOrDefault());

    /// <summary>All places of a word.</summary>
    public static IEnumerable<int> All(string source, string word)
    {
        for (var at = source.IndexOf(word, StringComparison.Ordinal); at >= 0; at = source.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsPart(source[at - 1])) && (end == source.Length || !IsPart(source[end])))
            {
                yield return at;
            }
        }
    }

    private static bool IsPart(char character) => character == '_' || char.IsLetterOrDigit(character);
}
