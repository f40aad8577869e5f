using System.Collections.Frozen;
using System.Text.Json;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Execution.Working;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Search;
namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>
/// Where the calls of a worker arrive that a test drives itself. There is one upstream, <c>up</c>, with a tool that is granted and
/// reached by the script, one that is denied, and one that the script was not found to reach.
/// </summary>
internal sealed class RecordedBridge : IDisposable
{
    public const string RunId = "run";

    private static readonly GrantList Grants = new([new Grant("*", GrantAccess.Allow), new Grant("up.denied", GrantAccess.Deny)]);

    public const int KeptBytes = 100_000;

    private static readonly FrozenDictionary<string, ToolDescriptor> Tools = new[] { "granted", "denied", "unreached" }
        .Select(name => new ToolDescriptor { Upstream = "up", Name = name, InputSchema = JsonElement.Parse("{}") })
        .ToFrozenDictionary(tool => tool.Id);

    private readonly RunLimits limits;
    private readonly RecordingCaller caller = new();
    private readonly PausableClock clock;
    private readonly CallBridge bridge;

    public RecordedBridge(RunLimits limits)
    {
        this.limits = limits;
        clock = new PausableClock(limits.WallClock, TimeProvider.System);
        var reached = new[] { "up.granted", "up.denied" }.ToFrozenSet();
        bridge = new CallBridge(
            new RunGrant("ann", Grants, Tools.Where(tool => reached.Contains(tool.Key)).ToFrozenDictionary()),
            limits,
            caller,
            new CatalogAnswers("ann", Grants, new ToolCatalog(TimeProvider.System), new ToolSearch(new ToolCatalog(TimeProvider.System)), (_, _) => null),
            new RunRelay(new PendingQuestions(new QuestionLimits(), TimeProvider.System), NobodyToAsk.Instance, RunId, "ann", () => clock.Pause()),
            new RunAudit(AuditTrail.Off, RunId, new RunRequest("", "ann")),
            new RunHistory(new ExecutionOptions(), AuditTrail.Off, TimeProvider.System).Begin(RunId, new RunRequest("", "ann"), CancellationToken.None),
            TimeProvider.System);
    }

    /// <summary>The tools that were called.</summary>
    public IReadOnlyCollection<string> Called => caller.Called;

    public CallLedger Ledger => bridge.Ledger;

    /// <summary>A run whose worker is a lease's child.</summary>
    public WorkerRun Run(ChildLease lease) => new(RunId, lease, limits, bridge, clock, TimeProvider.System) { KeptBytes = KeptBytes };

    public void Dispose()
    {
        bridge.Dispose();
        clock.Dispose();
    }
}
