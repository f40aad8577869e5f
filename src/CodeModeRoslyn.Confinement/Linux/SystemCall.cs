namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>One line of the system-call list.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Number">Its number on this architecture.</param>
/// <param name="Rules">All must hold for it to be allowed.</param>
/// <param name="Error">The error it is always answered with; null when it may be allowed.</param>
internal sealed record SystemCall(string Name, uint Number, IReadOnlyList<SystemCallRule> Rules, ushort? Error);
