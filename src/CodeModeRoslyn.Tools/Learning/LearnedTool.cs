namespace CodeModeRoslyn.Tools.Learning;

/// <summary>What is kept of one tool from one start to the next.</summary>
/// <param name="Shape">What it was seen to answer.</param>
/// <param name="Seen">The last day, in UTC, on which it answered.</param>
internal sealed record LearnedTool(LearnedShape Shape, DateOnly Seen);
