namespace CodeModeRoslyn.Server.Approvals;

/// <summary>What somebody answers over HTTP.</summary>
/// <param name="Approve">Whether the call may be made.</param>
public sealed record ApprovalAnswer(bool Approve);
