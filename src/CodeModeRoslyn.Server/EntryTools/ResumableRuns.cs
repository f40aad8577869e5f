using System.Collections.Concurrent;
using System.Security.Cryptography;
using CodeModeRoslyn.Execution.Callers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The runs whose callers may be away, to come back with an answer.</summary>
/// <param name="limits">How long they may be away.</param>
/// <param name="time">For that.</param>
internal sealed class ResumableRuns(QuestionLimits limits, TimeProvider time) : IAsyncDisposable
{
    private const int IdBytes = 16;

    private readonly ConcurrentDictionary<string, ResumableRun> runs = new(StringComparer.Ordinal);

    /// <summary>Starts a run and follows it to its end or its first questions.</summary>
    /// <exception cref="InputRequiredException">It has questions.</exception>
    public Task<CallToolResult> StartAsync(
        Caller caller, string code, ICallerLink present, Func<ICallerLink, CancellationToken, Task<CallToolResult>> start, CancellationToken cancellationToken)
    {
        var run = new ResumableRun(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), caller.Principal, code, time);
        runs[run.Id] = run;
        run.Ending.Register(() => runs.TryRemove(run.Id, out _));
        run.Return(present);
        run.Start(start);
        return FollowAsync(run, cancellationToken);
    }

    /// <summary>Hands over what the caller has come back with, and follows its run on.</summary>
    /// <exception cref="InputRequiredException">It has further questions.</exception>
    /// <exception cref="McpProtocolException">There is no such run of this caller's.</exception>
    public Task<CallToolResult> ResumeAsync(
        Caller caller, string code, ICallerLink present, string state, IDictionary<string, InputResponse>? responses, CancellationToken cancellationToken)
    {
        // Not told apart, so that nobody learns which ids there are.
        if (!runs.TryGetValue(state, out var run) || (run.Principal != caller.Principal && !caller.IsOperator) || run.Code != code)
        {
            throw new McpProtocolException(
                "No run of yours waits under this requestState: it has ended, nobody came back for it in time, or it is of another script. Call execute_code again without it.",
                McpErrorCode.InvalidParams);
        }

        run.Return(present);
        foreach (var (question, response) in responses ?? new Dictionary<string, InputResponse>())
        {
            run.Answer(question, Elicitation.Read(response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)));
        }

        return FollowAsync(run, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(runs.Values.Select(EndAsync));
    }

    private async Task<CallToolResult> FollowAsync(ResumableRun run, CancellationToken cancellationToken)
    {
        try
        {
            var questions = await run.NextAsync(cancellationToken);
            if (questions.Count > 0)
            {
                // The questions themselves are given up after half of that.
                run.Leave(2 * limits.Patience);
                throw new InputRequiredException(
                    questions.ToDictionary(question => question.Id, question => InputRequest.ForElicitation(Elicitation.Of(question))), run.Id);
            }

            runs.TryRemove(run.Id, out _);
            return await run.Running;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndAsync(run);
            throw;
        }
    }

    private async Task EndAsync(ResumableRun run)
    {
        await run.CancelAsync();
        await run.Running;
    }
}
