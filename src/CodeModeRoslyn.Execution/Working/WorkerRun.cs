using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;

namespace CodeModeRoslyn.Execution.Working;

/// <summary>One run on one worker, seen from outside: everything that the worker says is checked, and it is killed rather than asked.</summary>
internal sealed class WorkerRun(string runId, ChildLease lease, RunLimits limits, CallBridge bridge, TimeProvider time)
{
    private const string OutOfMemory = nameof(OutOfMemoryException);
    private const string StackOverflow = nameof(InsufficientExecutionStackException);
    private const int ResultDepth = 256;

    private readonly StringBuilder output = new();

    public string Output => output.ToString();

    /// <summary>What was too long to be given whole.</summary>
    public List<Truncation> Truncated { get; } = [];

    /// <summary>The last words of a worker that ended by itself, for the log; hostile text.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>What the worker itself refused to load.</summary>
    public IReadOnlyList<ReportedDiagnostic> Verdict { get; private set; } = [];

    /// <summary>Runs the script to its end, whichever that is.</summary>
    public async Task<RunOutcome> RunAsync(CompiledScript script, IReadOnlyList<CompiledBinding> bindings, TimeSpan wallClock, CancellationToken cancellationToken)
    {
        ChildKnowledge.Teach(lease.Child, bindings);
        var started = time.GetTimestamp();
        using var clock = new CancellationTokenSource(wallClock, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            lease.Child.Send(
                new RunMessage(runId, bindings.Select(binding => binding.Text.Key).ToList(), script.Lines, limits.ResultCharacters, limits.OutputCharacters),
                script.Assembly);
            return await ListenAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            lease.Child.Kill();
            return clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested
                ? new RunOutcome.LimitExceeded(WallClock(wallClock, time.GetElapsedTime(started)))
                : new RunOutcome.Cancelled();
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
            var frame = await lease.Child.Received.ReadAsync(end);
            switch (frame.Message)
            {
                case CallMessage call when call.RunId == runId:
                    if (!bridge.TryStart(call, frame.Attachment, lease.Child.Send, end))
                    {
                        lease.Child.Kill();
                        return new RunOutcome.LimitExceeded(new ReportedLimit("calls", limits.Calls, limits.Calls + 1));
                    }

                    break;
                case OutputMessage printed when printed.RunId == runId:
                    output.Append(printed.Text.AsSpan(0, Math.Min(printed.Text.Length, limits.OutputCharacters - output.Length)));
                    break;
                case RunEndedMessage ended when ended.RunId == runId:
                    return Conclude(ended, frame.Attachment);
                default:
                    lease.Child.Kill();
                    return new RunOutcome.WorkerLost($"The worker said something that does not belong to this run ('{frame.Message.GetType().Name}').");
            }
        }
    }

    private RunOutcome Conclude(RunEndedMessage ended, ReadOnlyMemory<byte> result)
    {
        if (ended.OutputLength > output.Length)
        {
            Truncated.Add(new Truncation("output", output.Length, ended.OutputLength));
        }

        if (ended.Error is { } error)
        {
            Verdict = error.Verdict?.Select(ScriptCompilation.Bound).ToList() ?? [];
            return error.Type switch
            {
                _ when Verdict.Count > 0 => new RunOutcome.Rejected(),
                OutOfMemory => new RunOutcome.LimitExceeded(Memory(lease.Child.ResidentBytes)),
                StackOverflow => new RunOutcome.LimitExceeded(new ReportedLimit("stack", 0, 0)),
                _ => new RunOutcome.Faulted(new ReportedError(error.Type, error.Kind, error.Message, error.Line, error.Tool, error.Retryable)),
            };
        }

        if (!IsJson(result))
        {
            lease.Child.Kill();
            return new RunOutcome.WorkerLost("The worker sent a result that is not JSON.");
        }

        if (ended.ResultLength > result.Length)
        {
            Truncated.Insert(0, new Truncation("result", Encoding.UTF8.GetCharCount(result.Span), ended.ResultLength));
        }

        return new RunOutcome.Completed(result);
    }

    /// <summary>A worker that ended by itself: the runtime says on standard error what it died of.</summary>
    private RunOutcome Explain(ChildExit exit)
    {
        var last = LastWords = exit.StandardErrorTail;
        return last switch
        {
            _ when exit.KilledBecause is { } reason && reason.Contains("memory", StringComparison.OrdinalIgnoreCase) => new RunOutcome.LimitExceeded(Memory(0)),
            _ when last.Contains("Stack overflow", StringComparison.Ordinal) => new RunOutcome.LimitExceeded(new ReportedLimit("stack", 0, 0)),
            _ when last.Contains("Out of memory", StringComparison.Ordinal) || last.Contains(OutOfMemory, StringComparison.Ordinal) => new RunOutcome.LimitExceeded(Memory(0)),
            _ => new RunOutcome.WorkerLost(exit.ProtocolError is { } broken
                ? $"The worker broke the protocol and was ended: {broken}"
                : $"The worker ended with exit code {exit.ExitCode}."),
        };
    }

    /// <summary>Timers tick in steps of milliseconds and may fire one early, which nobody wants to read.</summary>
    private static ReportedLimit WallClock(TimeSpan limit, TimeSpan observed) =>
        new("wallClock", (long)limit.TotalMilliseconds, (long)Math.Max(limit.TotalMilliseconds, observed.TotalMilliseconds));

    private ReportedLimit Memory(long observed)
    {
        var limit = (long)limits.MemoryMegabytes << 20;
        return new ReportedLimit("memory", limit, Math.Max(observed, limit));
    }

    private static bool IsJson(ReadOnlyMemory<byte> result)
    {
        try
        {
            using var document = JsonDocument.Parse(result, new JsonDocumentOptions { MaxDepth = ResultDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
