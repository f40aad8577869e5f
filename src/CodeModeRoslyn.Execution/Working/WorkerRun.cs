using System.Text;
using System.Threading.Channels;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Sandbox.Watching;
using CodeModeRoslyn.Tools.Resilience;
namespace CodeModeRoslyn.Execution.Working;

/// <summary>One run on one worker, seen from outside: everything that the worker says is checked, and it is asked to stop once, and killed 0.3 s later.</summary>
internal sealed class WorkerRun(string runId, ChildLease lease, RunLimits limits, CallBridge bridge, PausableClock clock, TimeProvider time)
{
    private const int LongestErrorText = 4_001;
    private const int LongestPath = 400;
    private const int LongestErrorName = 1_000;
    private const int LongestErrorContent = 1_000;

    /// <summary>A script stops at its next loop pass or method; what it takes longer for is a single call into the framework.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromMilliseconds(300);

    private readonly StringBuilder output = new();
    private readonly HashSet<int> callIds = [];
    private readonly ReceivedContent content = new(limits);
    private long printedLength;
    private Truncation? cutResult;

    public string Output => output.ToString();

    /// <summary>What the script handed to its caller.</summary>
    public IReadOnlyList<ReportedContent> Content => content.Blocks;

    /// <summary>What was too long to be given whole.</summary>
    public IReadOnlyList<Truncation> Truncated =>
    [
        .. cutResult is { } result ? [result] : Array.Empty<Truncation>(),
        .. printedLength > output.Length ? [new Truncation("output", output.Length, printedLength)] : Array.Empty<Truncation>(),
    ];

    /// <summary>The largest result that is wanted whole when it is shortened; 0 for none.</summary>
    public int KeptBytes { get; init; }

    /// <summary>Told of what the script prints, as it comes; null when nobody wants to know.</summary>
    public Action<string>? Printed { get; init; }

    /// <summary>The whole of a result that was shortened, JSON in UTF-8; null when it was not, or is larger than what is wanted.</summary>
    public ReadOnlyMemory<byte>? Whole { get; private set; }

    /// <summary>The last words of a worker that ended by itself, for the log; hostile text.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>What the worker says each stage took, in milliseconds; empty when it has not come to that.</summary>
    public IReadOnlyDictionary<string, double> Stages { get; private set; } = new Dictionary<string, double>();

    /// <summary>What the worker itself refused to load.</summary>
    public IReadOnlyList<ReportedDiagnostic> Verdict { get; private set; } = [];

    /// <summary>Runs the script to its end, whichever that is.</summary>
    public async Task<RunOutcome> RunAsync(CompiledScript script, IReadOnlyList<CompiledBinding> bindings, CancellationToken cancellationToken)
    {
        ChildKnowledge.Teach(lease.Child, bindings);
        clock.Start();
        using var budget = new CancellationTokenSource();
        BrokenCeiling? overdrawn = null;
        using var processor = lease.Child.AllowProcessorTime(limits.ProcessorTime, broken =>
        {
            overdrawn = broken;
            budget.CancelAfter(TimeSpan.Zero); // Not on the thread that watches all children.
        });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(clock.End, budget.Token, cancellationToken);
        try
        {
            lease.Child.Send(
                new RunMessage(runId, bindings.Select(binding => binding.Text.Key).ToList(), script.Lines, limits.ResultCharacters, limits.OutputCharacters, limits.Fuel, limits.ContentBlocks, limits.ContentBytes, KeptBytes),
                script.Assembly);
            return await ListenAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            return await StopAsync(
                cancellationToken.IsCancellationRequested ? new RunOutcome.Cancelled()
                : overdrawn is { } broken ? new RunOutcome.LimitExceeded(Describe(broken))
                : new RunOutcome.LimitExceeded(WallClock(clock.Limit, clock.Elapsed)));
        }
        catch (ChannelClosedException)
        {
            return Explain(await lease.Child.Exited);
        }
        finally
        {
            await end.CancelAsync();
            await bridge.SettleAsync();
        }
    }

    private async Task<RunOutcome> ListenAsync(CancellationToken end)
    {
        while (true)
        {
            await bridge.WaitForRoomAsync(end);
            var frame = await lease.Child.Received.ReadAsync(end);
            switch (frame.Message)
            {
                case CallMessage call when call.RunId == runId:
                    if (!callIds.Add(call.CallId))
                    {
                        return Distrust($"The worker used the call id {call.CallId} twice.");
                    }

                    if (!bridge.TryStart(call, frame.Attachment, lease.Child.Send, end))
                    {
                        return await StopAsync(new RunOutcome.LimitExceeded(new ReportedLimit("calls", limits.Calls, limits.Calls + 1)));
                    }

                    break;
                case OutputMessage printed when printed.RunId == runId:
                    if (!TryPrint(printed.Text))
                    {
                        return Distrust("The worker went on printing after it had printed all that it may.");
                    }

                    break;
                case ContentMessage emitted when emitted.RunId == runId:
                    if (content.Take(frame.Attachment) is { } refused)
                    {
                        return Distrust(refused);
                    }

                    break;
                case WholeResultMessage whole when whole.RunId == runId:
                    if (Whole is not null || frame.Attachment.Length > KeptBytes || !ChildJson.IsSound(frame.Attachment, ChildJson.ResultDepth))
                    {
                        return Distrust("The worker sent a whole result that is not JSON, or is nested too deeply, or that it was not to send.");
                    }

                    Whole = frame.Attachment;
                    break;
                case RunEndedMessage ended when ended.RunId == runId:
                    return Conclude(ended, frame.Attachment);
                default:
                    return Distrust($"The worker said something that does not belong to this run ('{frame.Message.GetType().Name}').");
            }
        }
    }

    /// <summary>
    /// Asks the worker to end the script, so that it can say where the script was and serve the next run. One that does not
    /// answer at once is killed.
    /// </summary>
    /// <param name="outcome">How the run has ended, whatever the worker says now.</param>
    private async Task<RunOutcome> StopAsync(RunOutcome outcome)
    {
        using var patience = new CancellationTokenSource(StopPatience, time);
        try
        {
            lease.Child.Send(new StopMessage(runId));
            while (true)
            {
                var frame = await lease.Child.Received.ReadAsync(patience.Token);
                switch (frame.Message)
                {
                    case OutputMessage printed when printed.RunId == runId && TryPrint(printed.Text):
                    case ContentMessage emitted when emitted.RunId == runId && content.Take(frame.Attachment) is null:
                        break;
                    case WholeResultMessage whole when whole.RunId == runId:
                        // Sent before the worker had read that nobody wants it any more.
                        break;
                    case CallMessage call when call.RunId == runId:
                        // Asked for before the worker had read that it is over.
                        break;
                    case RunEndedMessage ended when ended.RunId == runId:
                        printedLength = Math.Max(printedLength, ended.OutputLength);
                        Stages = ended.Stages;
                        return outcome is RunOutcome.LimitExceeded exceeded ? new RunOutcome.LimitExceeded(At(exceeded.Limit, ended.Exhausted)) : outcome;
                    default:
                        lease.Child.Kill();
                        return outcome;
                }
            }
        }
        catch (OperationCanceledException)
        {
            lease.Child.Kill();
            return outcome;
        }
        catch (ChannelClosedException)
        {
            return outcome;
        }
    }

    private static ReportedLimit At(ReportedLimit limit, RunExhaustion? exhausted) =>
        exhausted is { Line: > 0 } known ? limit with { Line = known.Line } : limit;

    /// <summary>A worker sends one character more than is kept, so that output which is cut is known to be, however the run ends.</summary>
    /// <returns>False when no honest worker would have sent this: nothing, or more after that character.</returns>
    private bool TryPrint(string text)
    {
        var room = limits.OutputCharacters - output.Length;
        if (text.Length == 0 || printedLength > output.Length)
        {
            return false;
        }

        var printed = text[..Math.Min(text.Length, room)];
        output.Append(printed);
        Printed?.Invoke(printed);
        if (text.Length > room)
        {
            printedLength = output.Length + 1;
        }

        return true;
    }

    private RunOutcome Conclude(RunEndedMessage ended, ReadOnlyMemory<byte> result)
    {
        printedLength = Math.Max(printedLength, ended.OutputLength);
        Stages = ended.Stages;
        if (ended.Exhausted is { } exhausted)
        {
            return exhausted.Kind switch
            {
                RunExhaustion.Fuel => new RunOutcome.LimitExceeded(At(new ReportedLimit("fuel", limits.Fuel, limits.Fuel), exhausted)),
                RunExhaustion.Stack => new RunOutcome.LimitExceeded(At(new ReportedLimit("stack", 0, 0), exhausted)),
                RunExhaustion.Memory => new RunOutcome.LimitExceeded(At(Memory(lease.Child.ResidentBytes), exhausted)),
                _ => Distrust("The worker stopped a script that nobody had asked it to stop."),
            };
        }

        if (ended.Error is { } error)
        {
            Verdict = error.Verdict is { } verdict ? ScriptCompilation.Bound(verdict) : [];
            return error.Type switch
            {
                _ when Verdict.Count > 0 => new RunOutcome.Rejected(),
                // Bindings are ours: what is refused was made by a fault of this server, or by a compiler that was taken over.
                RunError.BindingRefused => Distrust($"The worker refused to load a binding, which is this server's fault or an attack on it: {Shorten(error.Message, LongestErrorText)}"),
                _ => new RunOutcome.Faulted(Bound(error)),
            };
        }

        if (!ChildJson.IsSound(result, ChildJson.ResultDepth))
        {
            return Distrust("The worker sent a result that is not JSON, or is nested too deeply.");
        }

        var characters = Encoding.UTF8.GetCharCount(result.Span);
        if (characters > limits.ResultCharacters)
        {
            return Distrust($"The worker sent a result of {characters} characters; it was told to shorten it to {limits.ResultCharacters}.");
        }

        if (ended.ResultLength > characters)
        {
            cutResult = new Truncation("result", characters, ended.ResultLength) { Items = ended.Shortened is { Path: { } path } at ? new TruncatedItems(Shorten(path, LongestPath), at.IsList, Math.Max(0, at.Kept), Math.Max(at.Kept, at.Of)) : null };
        }
        else if (Whole is not null)
        {
            return Distrust("The worker sent a whole result beside one that was not shortened.");
        }

        return new RunOutcome.Completed(result);
    }

    /// <summary>A worker that ended by itself: the runtime says on standard error what it died of.</summary>
    private RunOutcome Explain(ChildExit exit)
    {
        var last = LastWords = exit.StandardErrorTail;
        return last switch
        {
            _ when exit.Broken is { } broken => new RunOutcome.LimitExceeded(Describe(broken)),
            _ when last.Contains("Stack overflow", StringComparison.Ordinal) => new RunOutcome.LimitExceeded(new ReportedLimit("stack", 0, 0)),
            _ when exit.RanOutOfMemory => new RunOutcome.LimitExceeded(Memory(0)),
            _ => new RunOutcome.WorkerLost(exit.ProtocolError is { } error
                ? $"The worker broke the protocol and was ended: {error}"
                : $"The worker ended with exit code {exit.ExitCode}."),
        };
    }

    /// <summary>Timers tick in steps of milliseconds and may fire one early, which nobody wants to read.</summary>
    private static ReportedLimit WallClock(TimeSpan limit, TimeSpan observed) =>
        new("wallClock", (long)limit.TotalMilliseconds, (long)Math.Max(limit.TotalMilliseconds, observed.TotalMilliseconds));

    private ReportedLimit Describe(BrokenCeiling broken) => broken.Resource switch
    {
        WatchedResource.ProcessorTime => new ReportedLimit("cpuTime", broken.Limit, broken.Observed),
        WatchedResource.Threads => new ReportedLimit("threads", broken.Limit, broken.Observed),
        _ => Memory(broken.Observed),
    };

    private ReportedLimit Memory(long observed)
    {
        var limit = (long)limits.MemoryMegabytes << 20;
        return new ReportedLimit("memory", limit, Math.Max(observed, limit));
    }

    /// <summary>No honest worker does what this one did, so nothing more of what it says is believed.</summary>
    private RunOutcome.WorkerLost Distrust(string reason)
    {
        lease.Child.Kill();
        return new RunOutcome.WorkerLost(reason);
    }

    /// <summary>The worker shortens its texts too, but it has run the script.</summary>
    private static ReportedError Bound(RunError error) =>
        new ReportedError(
            Shorten(error.Type, LongestErrorName),
            error.Kind is { } kind ? Shorten(kind, LongestErrorName) : null,
            Shorten(error.Message, LongestErrorText),
            error.Line,
            error.Tool is { } tool ? Shorten(tool, LongestErrorName) : null,
            error.Retryable)
        {
            Content = error.Content is { Length: <= LongestErrorContent } content ? ChildJson.Parse(Encoding.UTF8.GetBytes(content), ChildJson.ResultDepth) : null,
            RetryAfterMilliseconds = error.RetryAfterMilliseconds is { } pause and >= 0 and < int.MaxValue ? Math.Round(pause) : null,
        };

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
