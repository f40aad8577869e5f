namespace CodeModeRoslyn.Tools.Search;

/// <summary>Finds what may stand for the words of a query: compounds, words that begin with them, synonyms, typing errors, short forms.</summary>
/// <param name="vocabulary">The index.</param>
internal sealed class QueryWords(Vocabulary vocabulary)
{
    private const int MostWords = 32;
    private const int ShortestPrefix = 3;
    private const int MostPrefixed = 20;
    private const double Compound = 1.2;
    private const double Synonym = 0.6;
    private const double Prefixed = 0.5;
    private const double PrefixOfUnknown = 0.8;
    private const double Mistyped = 0.8;
    private const double MistypedOnce = 0.5;
    private const double Shortened = 0.7;

    /// <summary>A word that stands in so few tools may be short for others.</summary>
    private const int Rare = 30;

    public List<QueryWord> Read(string query)
    {
        var plain = Words.Plain(query).Take(MostWords).ToList();
        var stems = plain.Select(Words.Stem).ToList();
        return [.. Enumerable.Range(0, plain.Count).Select(at => Read(plain, stems, at))];
    }

    private QueryWord Read(List<string> plain, List<string> stems, int at)
    {
        var word = stems[at];
        var terms = new Dictionary<string, double>(StringComparer.Ordinal) { [word] = 1 };
        var isKnown = vocabulary.Contains(word);
        if (at + 1 < plain.Count)
        {
            Add(terms, Words.Stem(plain[at] + plain[at + 1]), Compound);
        }

        if (at > 0)
        {
            Add(terms, Words.Stem(plain[at - 1] + plain[at]), Compound);
        }

        if (!isKnown)
        {
            foreach (var near in vocabulary.Near(word))
            {
                Add(terms, near, vocabulary.Count(near) > 1 ? Mistyped : MistypedOnce);
            }
        }

        if (word.Length >= ShortestPrefix && (word.Length > ShortestPrefix || !isKnown))
        {
            foreach (var longer in vocabulary.Beginning(word).OrderByDescending(vocabulary.Count).Take(MostPrefixed))
            {
                var share = (double)word.Length / longer.Length;
                Add(terms, longer, isKnown ? Prefixed * share : PrefixOfUnknown * Math.Max(0.5, share));
            }
        }

        AddSynonyms(terms, word);
        if (at + 1 < stems.Count)
        {
            AddSynonyms(terms, $"{word} {stems[at + 1]}");
        }

        if (at > 0)
        {
            AddSynonyms(terms, $"{stems[at - 1]} {word}");
        }

        var isShort = plain[at].Length is >= 2 and <= 5 && vocabulary.Count(word) < Rare;
        if (isShort)
        {
            foreach (var meant in vocabulary.WithSkeleton(Words.Skeleton(word)))
            {
                Add(terms, meant, Shortened);
            }
        }

        return new QueryWord(Words.SingularOf(plain[at]), word, terms, isShort ? Words.SingularOf(plain[at]) : null);
    }

    private void AddSynonyms(Dictionary<string, double> terms, string term)
    {
        foreach (var other in Synonyms.Of(term))
        {
            foreach (var word in other)
            {
                Add(terms, word, Synonym / Math.Sqrt(other.Length));
            }
        }
    }

    private void Add(Dictionary<string, double> terms, string word, double weight)
    {
        if (vocabulary.Contains(word) && weight > terms.GetValueOrDefault(word))
        {
            terms[word] = weight;
        }
    }
}
