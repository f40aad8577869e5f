using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>A company's own policy, checked.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Rules">What it changes in the built-in policy; the limits that it lowers are lowered already.</param>
public sealed record PolicyConfig(string File, CompanyPolicy Rules);
