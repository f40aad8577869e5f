namespace CodeModeRoslyn.Benchmarks.Corpus;

/// <summary>The scripts of all corpora, drawn at random, so that the dear ones are rare.</summary>
internal sealed class ScriptPile
{
    // In a thousand draws. A bomb takes a compiler up to ten seconds, a contained script a worker and a second.
    private const int Bombs = 1;
    private const int Contained = 15;
    private const int Rejected = 80;
    private const int Whole = 1000;

    private readonly ILookup<ScriptKind, Script> scripts;

    public ScriptPile(string? shared)
    {
        var corpora = new List<string> { Path.Combine(AppContext.BaseDirectory, "corpus") };
        if (shared is not null)
        {
            corpora.Add(Path.Combine(shared, "corpus"));
        }

        scripts = corpora
            .SelectMany(corpus => Read(corpus, "benign", isBenign: true).Concat(Read(corpus, "hostile", isBenign: false)))
            .ToLookup(script => script.Kind);
    }

    public int Count => scripts.Sum(kind => kind.Count());

    public IEnumerable<Script> Of(ScriptKind kind) => scripts[kind];

    public Script Draw(Random random)
    {
        var kind = random.Next(Whole) switch
        {
            < Bombs => ScriptKind.CompileBomb,
            < Bombs + Contained => ScriptKind.Contained,
            < Bombs + Contained + Rejected => ScriptKind.Rejected,
            _ => ScriptKind.Benign,
        };
        var choice = scripts[kind].ToList();
        return choice[random.Next(choice.Count)];
    }

    private static IEnumerable<Script> Read(string corpus, string folder, bool isBenign) =>
        Directory.EnumerateFiles(Path.Combine(corpus, folder), "*.csx").Order(StringComparer.Ordinal).Select(file => Script.Read(file, isBenign));
}
