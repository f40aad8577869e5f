using CodeModeRoslyn.Execution.Callers;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>
/// A run, or a direct call, of a caller that speaks 2026-07-28, where a question ends the request: the run goes on without one until the caller comes
/// back with the answer.
/// </summary>
/// <param name="id">128 random bits in hexadecimal. Whoever comes back has to know them.</param>
/// <param name="principal">Whose run it is.</param>
/// <param name="code">Its script, or the tool and its arguments, which come back with every request.</param>
/// <param name="time">For its caller's absence.</param>
internal sealed class ResumableRun(string id, string principal, string code, TimeProvider time) : ICallerLink, IDisposable
{
    /// <summary>Questions that are asked side by side come in one answer, if they are asked within that time.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the result of a run waits whose caller is away.</summary>
    private static readonly TimeSpan ResultPatience = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Question Question, TaskCompletionSource<Answer> Answered)> pending = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new(Timeout.InfiniteTimeSpan, time);
    private TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Principal => principal;

    public string Code => code;

    public bool CanAsk => true;

    /// <summary>Cancelled when nobody wants the run's result any more.</summary>
    public CancellationToken Ending => ending.Token;

    /// <summary>What the caller hears, through the request that it waits with; null while it is away.</summary>
    public ICallerLink? Present { get; set; }

    /// <summary>The run itself.</summary>
    public Task<CallToolResult> Running { get; private set; } = null!;

    /// <summary>Starts the run.</summary>
    public void Start(Func<ICallerLink, CancellationToken, Task<CallToolResult>> run)
    {
        Running = run(this, ending.Token);
        _ = ForgetAsync();
    }

    public void Progress(string message) => Present?.Progress(message);

    public void Log(string level, string upstream, string message) => Present?.Log(level, upstream, message);

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            pending[question.Id] = (question, answered);
            asked.TrySetResult();
        }

        try
        {
            return await answered.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                pending.Remove(question.Id);
            }
        }
    }

    /// <summary>Hands an answer to the question it belongs to. One that nobody waits for any more is dropped.</summary>
    public void Answer(string question, Answer answer)
    {
        lock (gate)
        {
            if (pending.Remove(question, out var entry))
            {
                entry.Answered.TrySetResult(answer);
            }
        }
    }

    /// <summary>Waits until the run has ended, or wants to know something.</summary>
    /// <returns>Its questions; empty when it has ended.</returns>
    public async Task<IReadOnlyList<Question>> NextAsync(CancellationToken cancellationToken)
    {
        Task question;
        lock (gate)
        {
            if (pending.Count == 0)
            {
                asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            question = asked.Task;
        }

        if (await Task.WhenAny(Running, question).WaitAsync(cancellationToken) == Running)
        {
            return [];
        }

        await Task.WhenAny(Running, Task.Delay(Together, cancellationToken));
        lock (gate)
        {
            return [.. pending.Values.Select(entry => entry.Question).OrderBy(one => one.Asked)];
        }
    }

    /// <summary>The caller goes away with the questions. A caller that stays away for too long is not coming back.</summary>
    public void Leave(TimeSpan patience)
    {
        Present = null;
        ending.CancelAfter(patience);
    }

    /// <summary>The caller has come back.</summary>
    public void Return(ICallerLink present)
    {
        Present = present;
        ending.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the run.</summary>
    public Task CancelAsync() => ending.CancelAsync();

    public void Dispose() => ending.Dispose();

    // Its question was answered by somebody else; its result waits for the caller, and not for long.
    private async Task ForgetAsync()
    {
        await ((Task)Running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Present is null)
        {
            ending.CancelAfter(ResultPatience);
        }
    }
}
