using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Working;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Search;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Carries one run from start to finish.</summary>
public sealed partial class ScriptRunner : IAsyncDisposable
{
    private readonly IToolCatalog catalog;
    private readonly IToolCaller caller;
    private readonly ToolSearch search;
    private readonly LearnedTypes learned;
    private readonly BindingLibrary bindings;
    private readonly ScriptPreparation preparation;
    private readonly ScriptCache scripts;
    private readonly ChildPool workers;
    private readonly PendingQuestions questions;
    private readonly AuditTrail trail;
    private readonly WorkerReturn returning = new();
    private readonly KeptResults kept;
    private readonly RunHistory history;
    private readonly ExecutionOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<ScriptRunner> logger;

    public ScriptRunner(
        IToolCatalog catalog,
        IToolCaller caller,
        ToolSearch search,
        LearnedTypes learned,
        BindingLibrary bindings,
        ScriptPreparation preparation,
        ScriptCache scripts,
        ChildPools pools,
        PendingQuestions questions,
        AuditTrail trail,
        KeptResults kept,
        RunHistory history,
        ExecutionOptions options,
        TimeProvider time,
        ILogger<ScriptRunner> logger)
    {
        this.catalog = catalog;
        this.caller = caller;
        this.search = search;
        this.learned = learned;
        this.bindings = bindings;
        this.scripts = scripts;
        this.preparation = preparation;
        workers = pools.Workers;
        this.questions = questions;
        this.trail = trail;
        this.kept = kept;
        this.history = history;
        this.options = options;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Compiles, judges and runs a script.</summary>
    /// <exception cref="RunNotStartedException">No compiler or worker became free in time, or none can be started.</exception>
    public async Task<RunReport> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var runId = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        using var audit = new RunAudit(trail, runId, request);
        using var record = history.Begin(runId, request, cancellationToken);
        request.Began?.Invoke(record);
        try
        {
            var report = await RunAsync(runId, request, audit, record);
            record.Ended(report);
            return report;
        }
        catch (Exception unable)
        {
            record.NotStarted(unable is RunNotStartedException ? unable.Message : "The run ended by a fault of codemode's own, which is in its log.");
            throw;
        }
    }

    private async Task<RunReport> RunAsync(string runId, RunRequest request, RunAudit audit, RunRecord record)
    {
        var cancellationToken = record.Ending;
        try
        {
            var asked = time.GetTimestamp();
            var prepared = await preparation.PrepareAsync(request, cancellationToken);
            audit.Start(prepared.Basis, AuditLimits.Of(options.Limits, WallClock(request)), prepared.Text);
            prepared.Stages.AddRest(StageTimes.Prepare, time.GetElapsedTime(asked));
            var report = prepared.Script is not { } script ? Report(runId, new RunOutcome.Rejected(), prepared)
                : prepared.NeedApproval.Count > 0 && !request.Caller.CanAsk ? Report(runId, new RunOutcome.ApprovalRequired([.. prepared.NeedApproval.Keys]), prepared.WithApprovals(ReportedDiagnostic.Error))
                : await RunAsync(runId, request, prepared, script, audit, record);
            audit.End(report);
            LogEnded(runId, request.Principal, report.Outcome, report.Calls.Count, report.Usage.RunMilliseconds);
            return report;
        }
        catch (Exception unable) when (unable is PoolBusyException or ChildStartException)
        {
            audit.EndNotStarted();
            throw new RunNotStartedException(unable.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var report = Report(runId, new RunOutcome.Cancelled(), PreparedScript.Nothing);
            audit.End(report);
            return report;
        }
    }

    /// <summary>Compiles and judges a script, and runs nothing.</summary>
    /// <exception cref="RunNotStartedException">No compiler became free in time, or none can be started.</exception>
    public async Task<CheckReport> CheckAsync(RunRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var prepared = await preparation.PrepareAsync(request, cancellationToken);
            return new CheckReport(prepared.Script is not null, prepared.WithApprovals(ReportedDiagnostic.Warning).Diagnostics, prepared.Reach)
            {
                Applied = prepared.Applied,
                Suggested = prepared.Text ?? prepared.Suggested,
                CompilesWithSuggestions = prepared.CompilesWithSuggestions,
                HasUnknownNames = prepared.HasUnknownNames,
                Tools = [.. prepared.Tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal).Select(tool => ReportedTool.Of(tool, options.Grants.Decide(request.Principal, tool)))],
            };
        }
        catch (Exception unable) when (unable is PoolBusyException or ChildStartException)
        {
            throw new RunNotStartedException(unable.Message);
        }
    }

    public ValueTask DisposeAsync() => returning.DisposeAsync();

    private async Task<RunReport> RunAsync(
        string runId, RunRequest request, PreparedScript prepared, CompiledScript script, RunAudit audit, RunRecord record)
    {
        var cancellationToken = record.Ending;
        string? Declare(UpstreamSnapshot upstream, ToolDescriptor tool) => bindings.Find(learned.Apply(request.Principal, upstream), tool)?.Whole;
        var declarations = from tool in prepared.Tools.Values
                           join upstream in catalog.Current.ForScripts on tool.Upstream equals upstream.Alias
                           select Declare(upstream, tool) ?? "";
        var asked = time.GetTimestamp();
        var lease = await workers.LendAsync(request.Principal, cancellationToken);
        prepared.Stages.Add(StageTimes.Wait, time.GetElapsedTime(asked));
        try
        {
            var grant = new RunGrant(request.Principal, options.Grants, prepared.Tools) { CatalogRevision = prepared.CatalogRevision };
            using var clock = new PausableClock(WallClock(request), time);
            var relay = new RunRelay(questions, request.Caller, runId, request.Principal, () => new Waiting(clock.Pause(), lease.Park()));
            using var bridge = new CallBridge(grant, options.Limits, caller, new CatalogAnswers(request.Principal, options.Grants, catalog, search, Declare), relay, audit, record, time)
            {
                Kept = new KeptAnswers(request.Principal, kept, options.Limits.ResultCharacters),
                Learned = (tool, result) => learned.Observe(request.Principal, tool, result),
                Faulted = fault => LogFault(fault, runId),
            };
            var run = new WorkerRun(runId, lease, options.Limits, bridge, clock, time) { KeptBytes = kept.IsKeeping ? KeptResults.MostBytesOfOne : 0, Printed = record.Printed };
            record.Ready(prepared.Reach);
            var started = time.GetTimestamp();
            var outcome = await run.RunAsync(script, prepared.Bindings, cancellationToken);
            var ended = time.GetTimestamp();
            // One that is not believed in anything else is not believed in this.
            prepared.Stages.Add(StageAccount.Worker, outcome is RunOutcome.WorkerLost ? new Dictionary<string, double>() : run.Stages, time.GetElapsedTime(started, ended));
            outcome = WithNullables(outcome, request.Source, declarations);
            if (outcome is RunOutcome.WorkerLost lost)
            {
                LogLost(runId, lost.Reason, run.LastWords);
            }

            // The worker has judged it too, and it is the worker that was there first.
            if (prepared.Key.Length == 0)
            {
                // It is not found by its names alone.
            }
            else if (run.Verdict.Count > 0)
            {
                scripts.Drop(prepared.Key);
            }
            else if (outcome is not RunOutcome.WorkerLost)
            {
                scripts.Keep(prepared.Key, script);
            }

            var lines = new CallLines(prepared.Text ?? request.Source, prepared.Bindings);
            var diagnostics = prepared with { Diagnostics = [.. run.Verdict, .. prepared.Diagnostics] };
            var report = Report(runId, outcome, diagnostics) with
            {
                Result = outcome is RunOutcome.Completed completed ? Parse(completed.Result) : null,
                Kept = outcome is RunOutcome.Completed && run.Whole is { } whole ? new ReportedKept(kept.Keep(request.Principal, runId, whole), KeptResults.Life.TotalMinutes) : null,
                Output = run.Output,
                Content = run.Content,
                Truncated = run.Truncated,
                Calls = [.. bridge.Ledger.Report().Select(lines.Mend).Select(call => prepared.Tools.GetValueOrDefault(call.Tool)?.Hints.ReadOnly == true ? call : call with { MayChange = true })],
            };
            prepared.Stages.Add(StageTimes.Report, time.GetElapsedTime(ended));
            return report with { Usage = new Usage(Milliseconds(prepared.CompileTime), Milliseconds(time.GetElapsedTime(started, ended)), bridge.Ledger.Count) { Stages = prepared.Stages.ToReport() } };
        }
        finally
        {
            returning.Accept(lease, runId);
        }
    }

    // Null where a value had to be: of a reference, or of a number that may be absent.
    private static RunOutcome WithNullables(RunOutcome outcome, string source, IEnumerable<string> declarations) =>
        outcome is RunOutcome.Faulted { Error: { Tool: null, Line: > 0, Type: nameof(NullReferenceException) or nameof(InvalidOperationException) or nameof(ArgumentNullException) } error }
            ? new RunOutcome.Faulted(error with { MayBeNull = NullableMembers.In(ScriptText.Line(source, error.Line), declarations) })
            : outcome;

    private TimeSpan WallClock(RunRequest request) =>
        request.Timeout is { } shorter && shorter < options.Limits.WallClock ? shorter : options.Limits.WallClock;

    private static RunReport Report(string runId, RunOutcome outcome, PreparedScript prepared) =>
        new()
        {
            RunId = runId,
            How = outcome,
            Diagnostics = prepared.Diagnostics,
            Reach = prepared.Reach,
            Applied = prepared.Applied,
            CompilesWithSuggestions = prepared.CompilesWithSuggestions,
            HasUnknownNames = prepared.HasUnknownNames,
            Usage = new Usage(Milliseconds(prepared.CompileTime), 0, 0) { Stages = prepared.Stages.ToReport() },
        };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static JsonElement Parse(ReadOnlyMemory<byte> result)
    {
        using var document = JsonDocument.Parse(result, new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} of {Principal} ended: {Outcome}, {Calls} calls, {Milliseconds} ms")]
    private partial void LogEnded(string runId, string principal, string outcome, int calls, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "A call of run {RunId} failed by a fault of codemode's own")]
    private partial void LogFault(Exception fault, string runId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} lost its worker: {Reason} Its last words: {LastWords}")]
    private partial void LogLost(string runId, string reason, string lastWords);

    /// <summary>A run that waits for a person: its clock stands still, and its worker does not count among those at work.</summary>
    private sealed record Waiting(IDisposable Clock, IDisposable Worker) : IDisposable
    {
        public void Dispose()
        {
            Worker.Dispose();
            Clock.Dispose();
        }
    }
}
