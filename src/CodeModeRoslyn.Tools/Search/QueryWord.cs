namespace CodeModeRoslyn.Tools.Search;

/// <summary>A word of a query, with everything that may stand for it.</summary>
/// <param name="Stem">The word itself.</param>
/// <param name="Terms">Words of the index with how well they stand for it; 1 for the word itself.</param>
internal sealed record QueryWord(string Stem, IReadOnlyDictionary<string, double> Terms);
