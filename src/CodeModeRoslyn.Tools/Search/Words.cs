namespace CodeModeRoslyn.Tools.Search;

/// <summary>Cuts names and prose into words as a search compares them: lower case, camelCase parted, endings taken off.</summary>
internal static class Words
{
    private const int LongestWord = 40;

    public static IEnumerable<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            yield break;
        }

        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsInside(text[at]) && !IsSeam(text, start, at))
            {
                continue;
            }

            if (at > start && at - start <= LongestWord && Stem(text[start..at].ToLowerInvariant()) is { Length: > 0 } word)
            {
                yield return word;
            }

            start = at < text.Length && IsInside(text[at]) ? at : at + 1;
        }
    }

    // listInvoices parts at the I, HTTPServer before the S that begins a word, oauth2Token after the digit.
    private static bool IsSeam(string text, int start, int at)
    {
        if (at == start)
        {
            return false;
        }

        var (before, here) = (text[at - 1], text[at]);
        if (char.IsUpper(here))
        {
            return !char.IsUpper(before) || (at + 1 < text.Length && char.IsLower(text[at + 1]));
        }

        return false;
    }

    private static bool IsInside(char c) => char.IsLetterOrDigit(c);

    // Enough to make "invoices", "invoice" and "invoicing" meet; a full stemmer finds little more in names of tools.
    private static string Stem(string word)
    {
        if (StopWords.Contains(word))
        {
            return "";
        }

        if (word.Length <= 3)
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (word.EndsWith("sses", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        if (word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i'))
        {
            word = word[..^1];
        }

        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
        {
            word = Undouble(word[..^3]);
        }
        else if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)
        {
            word = Undouble(word[..^2]);
        }

        return word.EndsWith('e') && word.Length > 3 ? word[..^1] : word;
    }

    private static string Undouble(string word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "i", "in", "is", "it", "its", "me", "my", "of", "on", "or",
        "that", "the", "their", "this", "to", "was", "what", "which", "with", "you", "your",
    };
}
