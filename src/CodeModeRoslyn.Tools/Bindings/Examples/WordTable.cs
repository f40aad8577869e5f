namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Makes tables of what words stand for.</summary>
internal static class WordTable
{
    /// <param name="entries">A value, and the words for it with spaces between them.</param>
    public static Dictionary<string, T> Of<T>(params (T Value, string Words)[] entries) =>
        entries.SelectMany(entry => entry.Words.Split(' ').Select(word => (word, entry.Value))).ToDictionary(StringComparer.Ordinal);
}
