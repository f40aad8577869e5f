using CodeModeRoslyn.Compilation.Mending;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>What helps against an error.</summary>
/// <param name="Message">What is wrong, where that can be said better than the compiler does.</param>
/// <param name="Sentence">What to do, where a change of the text cannot say it.</param>
/// <param name="Fix">A change of the text that mends it.</param>
internal sealed record Remedy(string? Message, string? Sentence, Fix? Fix = null);
