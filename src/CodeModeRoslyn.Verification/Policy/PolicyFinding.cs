namespace CodeModeRoslyn.Verification.Policy;

/// <summary>What is wrong with one line of a policy file.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Message">One sentence.</param>
public sealed record PolicyFinding(int Line, string Message);
