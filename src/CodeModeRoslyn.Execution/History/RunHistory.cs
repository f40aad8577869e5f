using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.History;

/// <summary>The last runs, for whoever wants to see what happened in them. In memory only; records that stay are the audit trail's.</summary>
/// <param name="options">Whether there is anybody to look: without the page and its API nothing is kept.</param>
/// <param name="trail">Says what must not be shown of arguments.</param>
/// <param name="time">For when things happened.</param>
public sealed class RunHistory(ExecutionOptions options, AuditTrail trail, TimeProvider time)
{
    /// <summary>The runs of one principal that are kept.</summary>
    public const int MostOfPrincipal = 100;

    /// <summary>All runs there are.</summary>
    public const int MostOfAll = 500;

    private const long MostBytes = 32L << 20;

    private readonly Lock gate = new();

    // The oldest first.
    private readonly List<RunRecord> runs = [];

    /// <summary>The runs that somebody may see, the newest first: a principal's own, or all.</summary>
    public IReadOnlyList<RunRecord> Of(string principal, bool isOperator)
    {
        lock (gate)
        {
            return [.. runs.Where(run => isOperator || run.Principal == principal).Reverse()];
        }
    }

    /// <summary>The run of that id; null when there is none that this principal may see.</summary>
    public RunRecord? Find(string runId, string principal, bool isOperator)
    {
        lock (gate)
        {
            return runs.Find(run => run.RunId == runId && (isOperator || run.Principal == principal));
        }
    }

    /// <summary>Begins a run's record. The oldest that are over make room for it.</summary>
    internal RunRecord Begin(string runId, RunRequest request, CancellationToken cancellationToken)
    {
        var run = new RunRecord(runId, request, Cut(request.Source, options.Limits.SourceCharacters), trail.Options?.Redact ?? [], time, cancellationToken) { IsKept = options.KeepsHistory };
        if (options.KeepsHistory)
        {
            lock (gate)
            {
                runs.Add(run);
                Drop(runs.Count(other => other.Principal == run.Principal) - MostOfPrincipal, other => other.Principal == run.Principal);
                DropWhile(() => runs.Count > MostOfAll, _ => 1);
                DropWhile(() => runs.Sum(other => other.Bytes) > MostBytes, other => other.Bytes);
            }
        }

        return run;
    }

    private static string Cut(string source, int most) => source.Length <= most ? source : source[..most];

    // Whoever has most makes room: nobody's history is another's to fill.
    private void DropWhile(Func<bool> isTooMuch, Func<RunRecord, long> weight)
    {
        while (isTooMuch() && runs.Where(run => run.IsOver).GroupBy(run => run.Principal).MaxBy(own => own.Sum(weight)) is { } most)
        {
            Drop(1, run => run.Principal == most.Key);
        }
    }

    private void Drop(int count, Predicate<RunRecord> which)
    {
        for (; count > 0 && runs.FindIndex(run => run.IsOver && which(run)) is >= 0 and var oldest; count--)
        {
            runs.RemoveAt(oldest);
        }
    }
}
