namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Something could not be recorded that has to be. The message is for the operator and for the caller.</summary>
public sealed class AuditException(string message, Exception inner) : Exception(message, inner);
