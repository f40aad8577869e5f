namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Who was asked about a call, and what was answered.</summary>
/// <param name="Decision">Such as <c>approved</c>, <c>declined</c>.</param>
/// <param name="By">Who answered; null when nobody did.</param>
internal sealed record AuditApproval(string Decision, string? By = null);
