using CodeModeRoslyn.Execution.History;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>All that is kept of a run.</summary>
/// <param name="Run">The run as in the list.</param>
/// <param name="Source">The submitted text.</param>
/// <param name="Events">What has happened so far, in its order; the last one has the report.</param>
internal sealed record RunDetails(RunSummary Run, string Source, IReadOnlyList<RunEvent> Events)
{
    public static RunDetails Of(RunRecord run) => new(RunSummary.Of(run), run.Source, run.Events);
}
