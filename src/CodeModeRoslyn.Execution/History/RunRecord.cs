using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CodeModeRoslyn.Execution.Audit.Redaction;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.History;

/// <summary>What happened in one run, in its order, while it goes on and afterwards. Bounded: of a run that does very much, the last calls have no arguments and results.</summary>
public sealed class RunRecord : IDisposable
{
    /// <summary>More is not kept of arguments, results and output of one run, in bytes of memory.</summary>
    private const long MostBytes = 2L << 20;

    private readonly Lock gate = new();
    private readonly List<RunEvent> events = [];
    private readonly CancellationTokenSource end;
    private readonly ImmutableArray<RedactionPath> redacted;
    private readonly TimeProvider time;
    private readonly long asked;
    private TaskCompletionSource more = NewSignal();
    private long bytes;

    /// <summary>What an event takes beside its texts, about, in bytes of memory.</summary>
    private const long EventBytes = 160;

    internal RunRecord(string runId, RunRequest request, string source, ImmutableArray<RedactionPath> redacted, TimeProvider time, CancellationToken cancellationToken)
    {
        end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        this.redacted = redacted;
        this.time = time;
        asked = time.GetTimestamp();
        RunId = runId;
        Principal = request.Principal;
        Door = request.Door;
        Source = source;
        Asked = time.GetUtcNow();
        Add(new RunEvent.Started(0, runId));
    }

    public string RunId { get; }

    /// <summary>Whose run it is.</summary>
    public string Principal { get; }

    /// <summary>Where it came in: one of <see cref="RunDoor"/>.</summary>
    public string Door { get; }

    /// <summary>The submitted text; cut where it is longer than a script may be.</summary>
    public string Source { get; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Asked { get; }

    /// <summary>All that has happened so far.</summary>
    public IReadOnlyList<RunEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    /// <summary>How it ended; null while it goes on, and for one that nothing could carry.</summary>
    public RunReport? Report => (Last as RunEvent.Ended)?.Report;

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsOver => Last is RunEvent.Ended or RunEvent.NotStarted;

    /// <summary>About what it takes, in bytes of memory.</summary>
    internal long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes + (sizeof(char) * Source.Length);
            }
        }
    }

    /// <summary>Whether anybody may look. Else what is passed and printed is not even copied. Default true.</summary>
    internal bool IsKept { get; init; } = true;

    /// <summary>The end of the run: its caller has given up, or somebody has cancelled it here.</summary>
    internal CancellationToken Ending => end.Token;

    private RunEvent Last
    {
        get
        {
            lock (gate)
            {
                return events[^1];
            }
        }
    }

    private double Now => Math.Round(time.GetElapsedTime(asked).TotalMilliseconds, 2);

    /// <summary>Ends the run, as its caller could.</summary>
    public void Cancel()
    {
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>All that has happened, and then what happens, until the run is over.</summary>
    public async IAsyncEnumerable<RunEvent> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = 0; ;)
        {
            RunEvent[] news;
            Task signal;
            lock (gate)
            {
                news = [.. events.Skip(next)];
                signal = more.Task;
            }

            foreach (var happened in news)
            {
                yield return happened;
            }

            next += news.Length;
            if (news is [.., RunEvent.Ended or RunEvent.NotStarted])
            {
                yield break;
            }

            await signal.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => end.Dispose();

    internal void Ready(IReadOnlyList<string> reach) => Add(new RunEvent.Ready(Now, reach));

    /// <summary>What does not fit is told at the end: it stands in the report, too.</summary>
    internal void Printed(string text)
    {
        lock (gate)
        {
            if (!IsKept || bytes + (sizeof(char) * text.Length) + EventBytes > MostBytes)
            {
                return;
            }
        }

        Add(new RunEvent.Printed(Now, text), sizeof(char) * text.Length);
    }

    internal void Called(int call, string tool, int line, ReadOnlySpan<byte> arguments)
    {
        if (!IsKept)
        {
            return;
        }

        var recorded = RecordedJson.OfArguments(arguments, redacted);
        Add(new RunEvent.Called(Now, call, tool, line, recorded), recorded.Size, new RunEvent.Called(Now, call, tool, line, recorded with { Text = "" }));
    }

    internal void Sent(int call) => Add(new RunEvent.Sent(Now, call));

    internal void Answered(int call, string outcome, string? message, ReadOnlyMemory<byte>? result)
    {
        if (!IsKept)
        {
            return;
        }

        var recorded = result is { } json ? RecordedJson.Of(json.Span) : null;
        Add(new RunEvent.Answered(Now, call, outcome, message, recorded), recorded?.Size ?? 0, new RunEvent.Answered(Now, call, outcome, message, recorded is null ? null : recorded with { Text = "" }));
    }

    /// <summary>Images and the like, which a script hands to its caller, are nothing to look at here, and may be large.</summary>
    internal void Ended(RunReport report)
    {
        var kept = report with { Content = [.. report.Content.Select(content => content with { Json = default })] };
        var result = report.Result is { } value ? 2L * JsonMarshal.GetRawUtf8Value(value).Length : 0;
        Add(new RunEvent.Ended(Now, kept), result + (sizeof(char) * (long)report.Output.Length));
    }

    internal void NotStarted(string message) => Add(new RunEvent.NotStarted(Now, message));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="happened">What happened.</param>
    /// <param name="size">What its texts take.</param>
    /// <param name="instead">What is kept of it when there is no room; null where it is kept in any case, being bounded by itself.</param>
    private void Add(RunEvent happened, long size = 0, RunEvent? instead = null)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            if (events is [.., RunEvent.Ended or RunEvent.NotStarted])
            {
                return;
            }

            var fits = instead is null || bytes + size <= MostBytes;
            events.Add(fits ? happened : instead!);
            bytes += EventBytes + (fits ? size : 0);
            (signal, more) = (more, NewSignal());
        }

        signal.SetResult();
    }
}
