namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Estimates how many tokens a model reads, rather too many than too few. A test holds it against the o200k vocabulary.</summary>
internal static class TokenEstimate
{
    /// <summary>Most words of C# and English are one token up to so many letters.</summary>
    private const int LettersPerToken = 8;

    public static int Of(ReadOnlySpan<char> text)
    {
        var (tokens, letters) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c))
            {
                // A capital begins a word of its own.
                tokens += letters == 0 || char.IsUpper(c) || letters % LettersPerToken == 0 ? 1 : 0;
                letters = char.IsUpper(c) ? 1 : letters + 1;
                continue;
            }

            letters = 0;
            tokens += c == ' ' ? 0 : char.IsAscii(c) ? 1 : 2;
        }

        return tokens;
    }
}
