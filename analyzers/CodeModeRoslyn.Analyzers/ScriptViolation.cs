using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers;

/// <summary>One place in a script that the policy refuses.</summary>
/// <param name="RuleId">One of <see cref="Rules.ApiRules"/> or <see cref="Rules.ConstructRules"/>.</param>
/// <param name="Location">The place, in the script's own tree.</param>
/// <param name="Message">What is refused and why, one sentence.</param>
/// <param name="Suggestion">What to write instead.</param>
public sealed record ScriptViolation(string RuleId, Location Location, string Message, string Suggestion);
