namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>One thing in an emitted assembly that the policy does not allow.</summary>
/// <param name="RuleId">One of <see cref="MetadataRules"/>.</param>
/// <param name="Message">One sentence.</param>
public sealed record Violation(string RuleId, string Message);
