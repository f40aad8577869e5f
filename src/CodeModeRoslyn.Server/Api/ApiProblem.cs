namespace CodeModeRoslyn.Server.Api;

/// <summary>Why a request was refused.</summary>
/// <param name="Error">A sentence that says what to do.</param>
internal sealed record ApiProblem(string Error);
