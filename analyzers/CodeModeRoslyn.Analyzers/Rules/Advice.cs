namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>What to tell the author of a script about something refused.</summary>
/// <param name="RuleId">The rule that refuses it.</param>
/// <param name="Suggestion">What to write instead; null when there is nothing to say.</param>
public sealed record Advice(string RuleId, string? Suggestion);
