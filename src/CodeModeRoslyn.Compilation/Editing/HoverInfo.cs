namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What a name means.</summary>
/// <param name="Text">Its declaration, as C# writes it.</param>
/// <param name="Start">Where it stands, in characters from 0.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Member">The full name of a member, by which more is known of it elsewhere; null for anything else.</param>
public sealed record HoverInfo(string Text, int Start, int Length, string? Member);
