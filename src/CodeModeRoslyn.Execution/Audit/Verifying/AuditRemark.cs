namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>Something about a file whose records hold.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="IsBroken">Whether it shows that something was changed; otherwise it is something to know.</param>
/// <param name="Message">A sentence.</param>
public sealed record AuditRemark(string File, bool IsBroken, string Message);
