using CodeModeRoslyn.Execution.Editing;

namespace CodeModeRoslyn.Server.Api.Editing;

/// <summary>A question about a script that somebody writes.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Code">The script as it is.</param>
/// <param name="Position">The place, in UTF-16 characters from 0.</param>
internal sealed record EditorOrder(EditorQuestion Question, string? Code, int Position = 0);
