namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>A script whose first line says what is to become of it.</summary>
/// <param name="Name">The file's name, after its folder.</param>
/// <param name="Expectation">What the first line says after <c>// expect:</c>.</param>
/// <param name="Source">The whole text.</param>
internal sealed record CorpusScript(string Name, string Expectation, string Source)
{
    private const string FirstWords = "// expect: ";

    /// <summary>Of a hostile script: <c>rejected</c> or <c>contained</c>.</summary>
    public string Fate => Expectation.Split(';')[0].Trim();

    /// <summary>Of a hostile script: what it tries.</summary>
    public string Category => Expectation.Split(';').Select(part => part.Trim().Split(": ")).First(part => part[0] == "category")[1];

    /// <summary>The project's own scripts, and the shared ones where they are.</summary>
    public static IEnumerable<CorpusScript> Of(string kind)
    {
        var folders = new List<string> { Path.Combine(AppContext.BaseDirectory, "corpus", kind) };
        if (SharedFolder.Find() is { } shared)
        {
            folders.Add(Path.Combine(shared, "corpus", kind));
        }

        return
            from folder in folders
            from file in Directory.EnumerateFiles(folder, "*.csx").Order(StringComparer.Ordinal)
            select Read(file);
    }

    private static CorpusScript Read(string file)
    {
        var source = File.ReadAllText(file);
        var line = source.Split('\n', 2)[0].Trim();
        return line.StartsWith(FirstWords, StringComparison.Ordinal)
            ? new CorpusScript(Path.GetFileNameWithoutExtension(file), line[FirstWords.Length..], source)
            : throw new InvalidDataException($"The first line of {file} must begin with '{FirstWords}'.");
    }
}
