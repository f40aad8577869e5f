using System.Collections.Frozen;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Execution.Working;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Bindings.Naming;
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
    public const string NotGranted = "CMR1900";
    public const string NeedsApproval = "CMR1901";
    public const string NotForScripts = "CMR1902";
    public const string NotMended = "CMR1903";
    public const string UpstreamUnavailable = "CMR3120";

    // As a search has, at start.
    private static readonly TimeSpan UnknownNamePatience = TimeSpan.FromSeconds(3);

    private readonly IToolCatalog catalog;
    private readonly IToolCaller caller;
    private readonly ToolSearch search;
    private readonly LearnedTypes learned;
    private readonly BindingLibrary bindings;
    private readonly ScriptCompilation compilation;
    private readonly UnknownNames unknownNames;
    private readonly ScriptCache scripts;
    private readonly ChildPool workers;
    private readonly PendingQuestions questions;
    private readonly AuditTrail trail;
    private readonly WorkerReturn returning = new();
    private readonly KeptResults kept;
    private readonly ExecutionOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<ScriptRunner> logger;

    public ScriptRunner(
        IToolCatalog catalog,
        IToolCaller caller,
        ToolSearch search,
        LearnedTypes learned,
        BindingLibrary bindings,
        ScriptCache scripts,
        ChildPools pools,
        PendingQuestions questions,
        AuditTrail trail,
        KeptResults kept,
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
        unknownNames = new UnknownNames(search);
        compilation = new ScriptCompilation(pools.Compilers, options.Limits, time, logger);
        workers = pools.Workers;
        this.questions = questions;
        this.trail = trail;
        this.kept = kept;
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
        try
        {
            var prepared = await PrepareAsync(request, cancellationToken);
            audit.Start(prepared.Basis, AuditLimits.Of(options.Limits, WallClock(request)), prepared.Text);
            var report = prepared.Script is not { } script ? Report(runId, new RunOutcome.Rejected(), prepared)
                : prepared.NeedApproval.Count > 0 && !request.Caller.CanAsk ? Report(runId, new RunOutcome.ApprovalRequired([.. prepared.NeedApproval.Keys]), prepared.WithApprovals(ReportedDiagnostic.Error))
                : await RunAsync(runId, request, prepared, script, audit, cancellationToken);
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
            var report = Report(runId, new RunOutcome.Cancelled(), Prepared.Nothing);
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
            var prepared = await PrepareAsync(request, cancellationToken);
            return new CheckReport(prepared.Script is not null, prepared.WithApprovals(ReportedDiagnostic.Warning).Diagnostics, prepared.Reach)
            {
                Applied = prepared.Applied,
                CompilesWithSuggestions = prepared.CompilesWithSuggestions,
                Tools = [.. prepared.Tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal).Select(tool => ReportedTool.Of(tool, options.Grants.Decide(request.Principal, tool)))],
            };
        }
        catch (Exception unable) when (unable is PoolBusyException or ChildStartException)
        {
            throw new RunNotStartedException(unable.Message);
        }
    }

    public ValueTask DisposeAsync() => returning.DisposeAsync();

    private async Task<Prepared> PrepareAsync(RunRequest request, CancellationToken cancellationToken)
    {
        if (LexicalGuard.Check(request.Source, options.Limits.SourceCharacters) is { } finding)
        {
            return Prepared.Refused([finding]);
        }

        var named = new NamedUpstreams(request.Source);
        var awaited = catalog.Current.ForScripts.Select(upstream => upstream.Alias).Where(named.Contains).ToList();
        var snapshot = await catalog.WaitForAsync(awaited, options.Limits.UpstreamPatience, cancellationToken);
        var upstreams = snapshot.ForScripts.Where(upstream => named.IsSaid(upstream.Alias)).Select(upstream => learned.Apply(request.Principal, upstream)).ToList();
        if (upstreams.Where(upstream => upstream.Tools.IsEmpty).Select(upstream => Describe(upstream, request.Source)).ToList() is { Count: > 0 } missing)
        {
            return Prepared.Refused(missing);
        }

        var units = upstreams.SelectMany(upstream => upstream.Units).Where(unit => unit.Group.Length == 0 || named.IsGroupSaid(unit.Group)).ToList();
        CompiledBinding[] compiledBindings;
        try
        {
            compiledBindings = await Task.WhenAll(units.Select(unit => bindings.CompileAsync(unit, cancellationToken)));
        }
        catch (BindingException broken)
        {
            return Prepared.Refused([new ReportedDiagnostic(UpstreamUnavailable, ReportedDiagnostic.Error, broken.Message, 1, 1, "Leave this upstream out; the fault is not the script's.")]);
        }

        // Waiting for upstreams and for their bindings is not this script's.
        var started = time.GetTimestamp();
        var names = snapshot.ForScripts.Select(NameOf).ToList();
        var key = scripts.KeyOf(request.Source, request.Principal, compiledBindings, names);
        var script = scripts.Find(key) ?? await compilation.CompileAsync(request.Source, request.Principal, compiledBindings, names, [], _ => false, cancellationToken);
        var isMeant = false;
        if (!script.IsAccepted)
        {
            // Whoever gets a name wrong is told of the whole catalog, and not only of what the script happens to name; but of nothing that is not granted.
            IReadOnlyList<MeantTools> meant = [];
            if (script.Unknown.Count > 0)
            {
                snapshot = await catalog.WaitForAsync([.. snapshot.ForScripts.Select(upstream => upstream.Alias)], UnknownNamePatience, cancellationToken);
                var ready = snapshot.ForScripts.Where(upstream => !upstream.Tools.IsEmpty).ToList();
                meant = unknownNames.Find(script.Unknown, ready, tool => options.Grants.Allows(request.Principal, tool));
                upstreams = [.. upstreams.UnionBy(
                    ready.Where(upstream => meant.Any(name => name.Tools.Any(tool => tool.Upstream == upstream.Alias))).Select(upstream => learned.Apply(request.Principal, upstream)), upstream => upstream.Alias)];
            }

            var hidden = upstreams.SelectMany(upstream => upstream.Tools).Where(tool => !options.Grants.Allows(request.Principal, tool)).Select(tool => tool.Id).ToHashSet(StringComparer.Ordinal);
            isMeant = meant.Count > 0;
            if (isMeant || hidden.Count > 0)
            {
                (compiledBindings, var hints) = await MeantAsync(meant, upstreams, units, cancellationToken);
                script = await compilation.CompileAsync(request.Source, request.Principal, compiledBindings, names, hints, hidden.Contains, cancellationToken);
            }
        }

        var reached = script.Reach.ToHashSet(StringComparer.Ordinal);
        var tools = upstreams.SelectMany(upstream => upstream.Tools).Where(tool => reached.Contains(tool.Id)).ToFrozenDictionary(tool => tool.Id, StringComparer.Ordinal);
        var decisions = tools.Values.ToDictionary(tool => tool.Id, tool => options.Grants.Decide(request.Principal, tool), StringComparer.Ordinal);
        if (script.Mended is { Text: var mended } && (!request.MayMend || LexicalGuard.Check(mended, options.Limits.SourceCharacters) is not null))
        {
            script = script.Unmended(reason: null);
        }

        // Any of the script's tools, and not only those in the lines that were changed: a function that is called now may call them.
        if (script.Mended is not null && tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal).FirstOrDefault(tool => tool.Hints.MayDestroy || decisions[tool.Id].Access == GrantAccess.Approve) is { Id: var grave })
        {
            script = script.Unmended(AboutTool(NotMended, $"They were not made for you, because it could call '{grave}', which may destroy something or needs a person's approval.", "Send the script again as the suggestions say.", grave) with { Severity = ReportedDiagnostic.Warning });
        }

        var denied = decisions.Where(tool => tool.Value.Access == GrantAccess.Deny)
            .Select(tool => AboutTool(NotGranted, $"The tool '{tool.Key}' is not granted to this caller: {tool.Value.Origin}.", "Leave it out of the script. The operator's configuration decides (\"grants\").", tool.Key))
            .ToList();
        // A word of a script may well mean something else, so they are only spoken of where it does not compile without them.
        var notForScripts = script.IsAccepted ? [] : snapshot.Upstreams.Except(snapshot.ForScripts).Where(upstream => named.IsSaid(upstream.Alias)).Select(upstream => AboutExposure(upstream, request.Source)).ToList();
        var needApproval = decisions.Where(tool => tool.Value.Access == GrantAccess.Approve).ToDictionary(
            tool => tool.Key,
            tool => AboutTool(NeedsApproval, $"The tool '{tool.Key}' needs a person's approval: {tool.Value.Origin}.", "Use a client that can ask its person (MCP elicitation, or input_required), or leave it out of the script.", tool.Key));
        return new Prepared(
            script.IsAccepted && denied.Count == 0 ? script : null,
            [.. denied, .. notForScripts, .. script.Diagnostics],
            script.Reach,
            compiledBindings,
            tools,
            time.GetElapsedTime(started),
            isMeant ? "" : key)
        {
            NeedApproval = needApproval,
            Applied = script.Mended?.Applied,
            Text = script.Mended?.Text,
            CompilesWithSuggestions = !script.IsAccepted && script.IsMendedByFixes && denied.Count == 0 ? true : null,
            CatalogRevision = snapshot.Revision,
            Basis = new AuditBasis(
                snapshot.Revision,
                upstreams.ToDictionary(upstream => upstream.Alias, upstream => upstream.Revision),
                [.. compiledBindings.Select(binding => binding.Text.Key)],
                script.Reach,
                [.. decisions.Select(decision => AuditGrant.Of(tools[decision.Key], decision.Value))]),
        };

        ReportedDiagnostic AboutTool(string id, string message, string suggestion, string tool)
        {
            var (line, column) = Words.Find(request.Source, compiledBindings.SelectMany(binding => binding.Text.Tools).FirstOrDefault(known => known.ToolId == tool)?.Method ?? tool);
            return new ReportedDiagnostic(id, ReportedDiagnostic.Error, message, line, column, suggestion);
        }
    }

    /// <summary>The bindings of what a script names and of what it may mean, and what it may mean by which name.</summary>
    private async Task<(CompiledBinding[] Bindings, IReadOnlyList<ScriptNameHint> Hints)> MeantAsync(
        IReadOnlyList<MeantTools> meant, IReadOnlyList<UpstreamSnapshot> upstreams, IReadOnlyList<BindingUnit> units, CancellationToken cancellationToken)
    {
        var needed = meant.SelectMany(name => name.Tools).ToLookup(tool => (tool.Upstream, UnitNames.GroupOf(tool)));
        var all = units.Union(upstreams.SelectMany(upstream => upstream.Units).Where(unit =>
            needed.Contains((unit.Alias, unit.Group)) || (unit.Group.Length == 0 && needed.Any(tool => tool.Key.Upstream == unit.Alias))));
        var compiled = new List<CompiledBinding>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(UnknownNamePatience);
        foreach (var unit in all)
        {
            try
            {
                compiled.Add(await bindings.CompileAsync(unit, patience.Token));
            }
            catch (Exception without) when (without is BindingException || (without is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // What the script names compiled before. A tool that it only may mean is not spoken of where its bindings are broken, or a large service's are not there yet.
            }
        }

        var methods = compiled.SelectMany(binding => binding.Text.Tools.Select(tool => (tool.ToolId, Path: string.Join('.', ((string[])[binding.Text.Upstream, binding.Text.Group, tool.Method]).Where(part => part.Length > 0)))))
            .ToDictionary(tool => tool.ToolId, tool => tool.Path, StringComparer.Ordinal);
        return ([.. compiled], [.. meant.Select(name => new ScriptNameHint(name.Wanted, [.. name.Tools.Select(tool => methods.GetValueOrDefault(tool.Id)).OfType<string>()], name.IsExact)).Where(hint => hint.Instead.Count > 0)]);
    }

    private async Task<RunReport> RunAsync(
        string runId, RunRequest request, Prepared prepared, CompiledScript script, RunAudit audit, CancellationToken cancellationToken)
    {
        string? Declare(UpstreamSnapshot upstream, ToolDescriptor tool) => bindings.Find(learned.Apply(request.Principal, upstream), tool)?.Whole;
        var declarations = from tool in prepared.Tools.Values
                           join upstream in catalog.Current.ForScripts on tool.Upstream equals upstream.Alias
                           select Declare(upstream, tool) ?? "";
        var lease = await workers.LendAsync(request.Principal, cancellationToken);
        try
        {
            var grant = new RunGrant(request.Principal, options.Grants, prepared.Tools) { CatalogRevision = prepared.CatalogRevision };
            using var clock = new PausableClock(WallClock(request), time);
            var relay = new RunRelay(questions, request.Caller, runId, request.Principal, () => new Waiting(clock.Pause(), lease.Park()));
            using var bridge = new CallBridge(grant, options.Limits, caller, new CatalogAnswers(request.Principal, options.Grants, catalog, search, Declare), relay, audit, time)
            {
                Kept = new KeptAnswers(request.Principal, kept, options.Limits.ResultCharacters),
                Learned = (tool, result) => learned.Observe(request.Principal, tool, result),
                Faulted = fault => LogFault(fault, runId),
            };
            var run = new WorkerRun(runId, lease, options.Limits, bridge, clock, time) { KeptBytes = kept.IsKeeping ? KeptResults.MostBytesOfOne : 0 };
            var started = time.GetTimestamp();
            var outcome = WithNullables(await run.RunAsync(script, prepared.Bindings, cancellationToken), request.Source, declarations);
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

            var diagnostics = prepared with { Diagnostics = [.. run.Verdict, .. prepared.Diagnostics] };
            return Report(runId, outcome, diagnostics) with
            {
                Result = outcome is RunOutcome.Completed completed ? Parse(completed.Result) : null,
                Kept = outcome is RunOutcome.Completed && run.Whole is { } whole ? new ReportedKept(kept.Keep(request.Principal, runId, whole), KeptResults.Life.TotalMinutes) : null,
                Output = run.Output,
                Content = run.Content,
                Truncated = run.Truncated,
                Calls = bridge.Ledger.Report(),
                Usage = new Usage(Milliseconds(prepared.CompileTime), Milliseconds(time.GetElapsedTime(started)), bridge.Ledger.Count),
            };
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

    private static RunReport Report(string runId, RunOutcome outcome, Prepared prepared) =>
        new()
        {
            RunId = runId,
            How = outcome,
            Diagnostics = prepared.Diagnostics,
            Reach = prepared.Reach,
            Applied = prepared.Applied,
            CompilesWithSuggestions = prepared.CompilesWithSuggestions,
            Usage = new Usage(Milliseconds(prepared.CompileTime), 0, 0),
        };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static JsonElement Parse(ReadOnlyMemory<byte> result)
    {
        using var document = JsonDocument.Parse(result, new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    private static string NameOf(UpstreamSnapshot upstream) => UpstreamNames.Of(upstream.Alias);

    private static ReportedDiagnostic AboutExposure(UpstreamSnapshot upstream, string source)
    {
        var name = NameOf(upstream);
        var (line, column) = Words.Find(source, name);
        return new ReportedDiagnostic(
            NotForScripts, ReportedDiagnostic.Error, $"The upstream '{upstream.Alias}' is not there for scripts: there is no tools.{name}.", line, column,
            "Call its tools directly: tools/list has them. The operator's configuration decides (\"exposure\").");
    }

    private ReportedDiagnostic Describe(UpstreamSnapshot upstream, string source)
    {
        var name = NameOf(upstream);
        var (line, column) = Words.Find(source, name);
        var reason = upstream.Status switch
        {
            { State: UpstreamState.Connecting } => $"it has not answered within {options.Limits.UpstreamPatience.TotalSeconds:0} s",
            { State: UpstreamState.Unavailable, Reason: { } why } => why,
            _ => "it offers no tools",
        };
        return new ReportedDiagnostic(
            UpstreamUnavailable, ReportedDiagnostic.Error, $"The upstream '{upstream.Alias}' (tools.{name}) has no tools now: {reason}", line, column, "Try again later, or leave it out of the script.");
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

    /// <summary>A script that is ready to run, or the reasons why it is not.</summary>
    private sealed record Prepared(
        CompiledScript? Script,
        IReadOnlyList<ReportedDiagnostic> Diagnostics,
        IReadOnlyList<string> Reach,
        IReadOnlyList<CompiledBinding> Bindings,
        FrozenDictionary<string, ToolDescriptor> Tools,
        TimeSpan CompileTime,
        string Key)
    {
        /// <summary>What the run stands on; null for a script that did not get that far.</summary>
        public AuditBasis? Basis { get; init; }

        /// <summary>What was changed in the script; null when nothing was.</summary>
        public IReadOnlyList<ReportedChange>? Applied { get; init; }

        /// <summary>The text after that; null when nothing was changed.</summary>
        public string? Text { get; init; }

        /// <inheritdoc cref="RunReport.CompilesWithSuggestions"/>
        public bool? CompilesWithSuggestions { get; init; }

        /// <summary>The revision of the catalog in which the tools were found.</summary>
        public long CatalogRevision { get; init; }

        /// <summary>The tools within reach whose calls, or some of them, need a person's approval, and what there is to say of each.</summary>
        public IReadOnlyDictionary<string, ReportedDiagnostic> NeedApproval { get; init; } = new Dictionary<string, ReportedDiagnostic>();

        /// <summary>The same with a finding for each of those.</summary>
        public Prepared WithApprovals(string severity) => this with { Diagnostics = [.. Diagnostics, .. NeedApproval.Values.Select(found => found with { Severity = severity })] };

        public static Prepared Nothing { get; } = new(null, [], [], [], FrozenDictionary<string, ToolDescriptor>.Empty, TimeSpan.Zero, "");

        public static Prepared Refused(IReadOnlyList<ReportedDiagnostic> diagnostics) => Nothing with { Diagnostics = diagnostics };
    }
}
