namespace CodeModeRoslyn.Tools.Validation;

/// <summary>A value that its schema does not allow.</summary>
/// <param name="Spot">Where it stands.</param>
/// <param name="Words">What is wrong, to follow the name of the spot: <c>is 500, and may be at most 100</c>.</param>
internal sealed record Misfit(Spot Spot, string Words);
