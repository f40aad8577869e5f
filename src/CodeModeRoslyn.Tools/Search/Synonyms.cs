namespace CodeModeRoslyn.Tools.Search;

/// <summary>Words for the same thing, from <c>synonyms.txt</c>.</summary>
internal static class Synonyms
{
    private static readonly Lazy<Dictionary<string, List<string[]>>> Groups = new(Load);

    /// <summary>The other terms for one, each as its words.</summary>
    /// <param name="term">One word or several with blanks between them, stemmed.</param>
    public static IReadOnlyList<string[]> Of(string term) => Groups.Value.TryGetValue(term, out var others) ? others : [];

    private static Dictionary<string, List<string[]>> Load()
    {
        var groups = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        using var resource = typeof(Synonyms).Assembly.GetManifestResourceStream("synonyms.txt")!;
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var terms = line.Split(',').Select(term => Words.Split(term).Select(Words.Stem).ToArray()).ToList();
            foreach (var term in terms)
            {
                var key = string.Join(' ', term);
                if (!groups.TryGetValue(key, out var others))
                {
                    groups[key] = others = [];
                }

                others.AddRange(terms.Where(other => !other.AsSpan().SequenceEqual(term)));
            }
        }

        return groups;
    }
}
