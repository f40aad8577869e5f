namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>A change that was made to a script unasked.</summary>
/// <param name="Id">The error that it mends: a compiler's id or a rule's.</param>
/// <param name="Line">From 1; mending keeps the numbers of lines.</param>
/// <param name="What">What it does, in a few words.</param>
public sealed record AppliedFix(string Id, int Line, string What);
