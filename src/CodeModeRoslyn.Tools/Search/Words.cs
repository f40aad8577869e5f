using System.Collections.Frozen;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Cuts names and prose into words as a search compares them: lower case, camelCase parted, endings taken off.</summary>
internal static class Words
{
    private const int LongestWord = 40;
    private const int ShortestStem = 4;
    private const string Vowels = "aeiou";

    // Longer ones first: of two that fit, the longer is the ending.
    private static readonly string[] Endings =
    [
        "ization", "isation", "ational", "ations", "ation", "ments", "ment", "ings", "ing", "ers", "er", "ed", "ive", "able", "ance",
        "ence", "ion", "ly", "al",
    ];

    private static readonly FrozenSet<string> Stops = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could", "did", "do", "does",
        "every", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "me",
        "my", "no", "not", "of", "off", "on", "or", "our", "out", "own", "s", "she", "should", "so", "some", "such", "t", "than", "that",
        "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "us", "very", "was", "we", "were", "what",
        "when", "where", "which", "who", "whom", "why", "will", "with", "would", "you", "your");

    /// <summary>The words that mean something, stemmed.</summary>
    public static IEnumerable<string> Of(string? text) => Split(text).Where(word => !Stops.Contains(word)).Select(Stem);

    /// <summary>The words that mean something, in the singular.</summary>
    public static IEnumerable<string> Singular(string? text) => Plain(text).Select(SingularOf);

    /// <summary>The words that mean something, as they are, in lower case.</summary>
    public static IEnumerable<string> Plain(string? text) => Split(text).Where(word => !Stops.Contains(word));

    /// <summary>All words, in lower case.</summary>
    public static IEnumerable<string> Split(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            yield break;
        }

        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]) && !IsSeam(text, start, at))
            {
                continue;
            }

            if (at > start && at - start <= LongestWord)
            {
                yield return text[start..at].ToLowerInvariant();
            }

            start = at < text.Length && char.IsLetterOrDigit(text[at]) ? at : at + 1;
        }
    }

    /// <summary>Enough to make "invoices", "invoice" and "invoicing" meet; what it makes of a word need not be one.</summary>
    public static string Stem(string word)
    {
        if (word.Length < ShortestStem)
        {
            return word;
        }

        word = SingularOf(word);
        if (Array.Find(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= ShortestStem) is { } found)
        {
            word = Undouble(word[..^found.Length]);
        }

        if (word.EndsWith('e') && word.Length >= ShortestStem)
        {
            word = word[..^1];
        }

        return word.EndsWith('y') && word.Length >= ShortestStem ? word[..^1] + "i" : word;
    }

    /// <summary>Without the plural's ending, as far as that can be told.</summary>
    public static string SingularOf(string word) =>
        word.Length < ShortestStem ? word
        : word.EndsWith("ies", StringComparison.Ordinal) && word.Length > ShortestStem ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i') ? word[..^1]
        : word;

    /// <summary>What is left when people leave out letters: <c>msg</c> of <c>message</c>, <c>grp</c> of <c>group</c>.</summary>
    public static string Skeleton(string word)
    {
        var kept = new System.Text.StringBuilder();
        foreach (var c in word)
        {
            if (kept.Length == 0 || (!Vowels.Contains(c) && kept[^1] != c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    // listInvoices parts at the I, HTTPServer before the S that begins a word.
    private static bool IsSeam(string text, int start, int at) =>
        at > start && char.IsUpper(text[at]) && (!char.IsUpper(text[at - 1]) || (at + 1 < text.Length && char.IsLower(text[at + 1])));

    private static string Undouble(string word) =>
        word.Length >= ShortestStem && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;
}
