namespace CodeModeRoslyn.Guest.Results;

/// <summary>Where a result was shortened.</summary>
/// <param name="Path">The list, or the object, as in <c>$.rows</c>.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Kept">How many of its items, or properties, are there.</param>
/// <param name="Of">How many there were; at least so many, for a result that was not counted to its end.</param>
internal sealed record ShortenedAt(string Path, bool IsList, int Kept, int Of);
