namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>One thing in an emitted assembly that the policy does not allow.</summary>
/// <param name="RuleId">One of <see cref="MetadataRules"/>.</param>
/// <param name="Message">One sentence.</param>
public sealed record Violation(string RuleId, string Message)
{
    /// <summary>What to write instead. Nothing in the source was refused, so there is no place to point to.</summary>
    public const string Suggestion =
        "Nothing in the source names it, so the compiler made it of some construct: write the newest or most unusual part of the script with simpler ones.";
}
