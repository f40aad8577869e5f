using System.Reflection;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>How objects of one type are written.</summary>
/// <param name="Members">The public properties, and the public fields of a script's own type, by name.</param>
/// <param name="Key">The key of a LINQ group; null for anything else.</param>
/// <param name="IsDictionary">Whether it is a sequence of keys and values.</param>
/// <param name="IsAsyncSequence">Whether its elements have to be awaited.</param>
/// <param name="IsText">Whether it belongs to the framework and shows best as its text.</param>
internal sealed record TypeShape(
    IReadOnlyList<TypeMember> Members, PropertyInfo? Key, bool IsDictionary, bool IsAsyncSequence, bool IsText);
