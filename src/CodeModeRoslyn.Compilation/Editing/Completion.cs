using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What may stand at a place.</summary>
/// <param name="Word">The word that it would replace.</param>
/// <param name="Items">What is nearest first.</param>
/// <param name="IsCut">Whether there is more, for whoever writes more of the word.</param>
public sealed record Completion(TextSpan Word, IReadOnlyList<CompletionItem> Items, bool IsCut);
