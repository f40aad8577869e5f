namespace CodeModeRoslyn.Tools.Search;

/// <summary>A word of a query, with everything that may stand for it.</summary>
/// <param name="Word">The word itself, in the singular.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Terms">Stems of the index with how well they stand for it; 1 for its own.</param>
/// <param name="Initials">What it may be the first letters of; null for a word that is none.</param>
internal sealed record QueryWord(string Word, string Stem, IReadOnlyDictionary<string, double> Terms, string? Initials);
