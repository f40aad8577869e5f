namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>What came of asking a person about a call.</summary>
/// <param name="Decision"><c>approved</c>, <c>declined</c>, <c>unheard</c>, <c>unanswered</c> or <c>unasked</c>.</param>
/// <param name="By">The principal that answered; null when none did.</param>
/// <param name="Refusal">Why the call is not made, in a sentence for the script; null when it is.</param>
internal sealed record Approval(string Decision, string? By, string? Refusal);
