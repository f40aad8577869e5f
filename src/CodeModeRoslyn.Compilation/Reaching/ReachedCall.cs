using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Reaching;

/// <summary>A place where a script names a tool.</summary>
/// <param name="Tool">The tool's id.</param>
/// <param name="Span">The simple statement that it stands in, or the outermost expression where the statement holds others: in the compiled text.</param>
internal sealed record ReachedCall(string Tool, TextSpan Span);
