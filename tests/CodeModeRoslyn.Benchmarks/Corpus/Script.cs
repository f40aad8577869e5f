using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.Corpus;

/// <summary>A script of a corpus.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Kind">What it costs and what may become of it.</param>
/// <param name="Expected">Of a benign one: its result.</param>
/// <param name="Source">Its text.</param>
internal sealed record Script(string Name, ScriptKind Kind, JsonElement? Expected, string Source)
{
    private const string FirstWords = "// expect: ";

    public static Script Read(string file, bool isBenign)
    {
        var source = File.ReadAllText(file);
        var line = source.Split('\n', 2)[0].Trim();
        if (!line.StartsWith(FirstWords, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The first line of {file} must begin with '{FirstWords}'.");
        }

        var expectation = line[FirstWords.Length..];
        var kind = isBenign ? ScriptKind.Benign
            : expectation.Contains("category: compile-bomb", StringComparison.Ordinal) ? ScriptKind.CompileBomb
            : expectation.StartsWith("contained", StringComparison.Ordinal) ? ScriptKind.Contained
            : ScriptKind.Rejected;
        return new Script(Path.GetFileNameWithoutExtension(file), kind, isBenign ? JsonElement.Parse(expectation) : null, source);
    }
}
