namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>What to tell the author of a script about something refused.</summary>
/// <param name="RuleId">The rule that refuses it.</param>
/// <param name="Reason">Why, as the second half of a sentence whose first half says that scripts cannot have it.</param>
/// <param name="Suggestion">What to write instead, in sentences.</param>
public sealed record Advice(string RuleId, string Reason, string Suggestion);
