using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The words of all upstreams together.</summary>
internal sealed class Vocabulary
{
    private const int ShortestMistyped = 4;
    private const int LongForTwoErrors = 8;
    private const int MostInitialled = 200;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly string[] sorted;
    private readonly ILookup<int, string> byLength;
    private readonly Lazy<List<(string Initials, string[] Words)>> names;

    public Vocabulary(ImmutableArray<UpstreamTerms> upstreams)
    {
        foreach (var terms in upstreams)
        {
            foreach (var word in terms.Vocabulary)
            {
                counts[word] = counts.GetValueOrDefault(word) + terms.Find(word).Count;
            }
        }

        sorted = [.. counts.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        byLength = sorted.ToLookup(word => word.Length);
        names = new(() => Names(upstreams));
    }

    public bool Contains(string word) => counts.ContainsKey(word);

    /// <summary>In how many tools it stands.</summary>
    public int Count(string word) => counts.GetValueOrDefault(word);

    /// <summary>The words that begin with another and go on.</summary>
    public IEnumerable<string> Beginning(string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at + 1; at < sorted.Length && sorted[at].StartsWith(prefix, StringComparison.Ordinal); at++)
        {
            yield return sorted[at];
        }
    }

    /// <summary>The words that another may be mistyped for.</summary>
    public IEnumerable<string> Near(string word)
    {
        if (word.Length < ShortestMistyped)
        {
            return [];
        }

        var most = word.Length < LongForTwoErrors ? 1 : 2;
        return Enumerable.Range(word.Length - most, (2 * most) + 1).SelectMany(length => byLength[length]).Where(other => EditDistance.IsWithin(word, other, most));
    }

    /// <summary>The words, one after the other in some name or title, whose first letters these are: stemmed.</summary>
    public IEnumerable<string> WithInitials(string letters)
    {
        if (letters.Length < 2)
        {
            return [];
        }

        return names.Value
            .Select(name => (name.Words, At: name.Initials.IndexOf(letters, StringComparison.Ordinal)))
            .Where(name => name.At >= 0)
            .Select(name => string.Join(' ', name.Words.AsSpan(name.At, letters.Length).ToArray()))
            .Distinct(StringComparer.Ordinal)
            .Take(MostInitialled)
            .SelectMany(words => words.Split(' '))
            .Select(Words.Stem)
            .Distinct(StringComparer.Ordinal);
    }

    private static List<(string Initials, string[] Words)> Names(ImmutableArray<UpstreamTerms> upstreams) =>
        [.. upstreams
            .SelectMany(terms => terms.Upstream.Tools)
            .SelectMany(tool => new[] { tool.Name, tool.Title })
            .Select(text => Words.Split(text).ToArray())
            .Where(words => words.Length > 1)
            .Select(words => (string.Concat(words.Select(word => word[0])), words))];
}
