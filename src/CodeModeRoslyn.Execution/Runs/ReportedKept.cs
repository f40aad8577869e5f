namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Where the whole of a shortened result can be read by later scripts of the same principal: <c>runs["id"].Result</c>.</summary>
/// <param name="Id">A short id; the run's own id finds it too.</param>
/// <param name="Minutes">For how long, from when it was last read.</param>
public sealed record ReportedKept(string Id, double Minutes);
