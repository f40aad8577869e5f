using System.Collections.Concurrent;
using System.Security.Cryptography;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Server.Approvals;
using CodeModeRoslyn.Server.Rpc;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The runs whose callers may be away, to come back with an answer.</summary>
/// <param name="limits">How long they may be away.</param>
/// <param name="time">For that.</param>
/// <param name="page">Where questions wait that a client cannot put to its person; null for nowhere.</param>
internal sealed class ResumableRuns(QuestionLimits limits, TimeProvider time, PageApprovals? page = null) : IAsyncDisposable
{
    private const int IdBytes = 16;

    /// <summary>Each may hold a result.</summary>
    private const int MostPerPrincipal = 64;

    private readonly ConcurrentDictionary<string, ResumableRun> runs = new(StringComparer.Ordinal);

    /// <summary>Runs what a caller asks for, or goes on with what it has come back to, and asks its person on the way as its revision allows.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="code">What a later request has to bring again.</param>
    /// <param name="run">Runs it. Cancelled, it answers all the same.</param>
    /// <param name="cancellationToken">The end of the request.</param>
    /// <exception cref="InputRequiredException">It has questions.</exception>
    public async Task<CallToolResult> AnswerAsync(
        RequestContext<CallToolRequestParams> context, Caller caller, string code, Func<ICallerLink, CancellationToken, Task<CallToolResult>> run, CancellationToken cancellationToken)
    {
        var progress = new RunProgress(context, time);
        var answer = AnswerAsync(context, caller, code, run, progress, cancellationToken);
        await progress.BeatAsync(answer);
        return await answer;
    }

    private Task<CallToolResult> AnswerAsync(
        RequestContext<CallToolRequestParams> context,
        Caller caller,
        string code,
        Func<ICallerLink, CancellationToken, Task<CallToolResult>> run,
        RunProgress progress,
        CancellationToken cancellationToken)
    {
        var server = context.Server;
        var link = new ElicitingLink(server, progress, new CallerLog(server, context.JsonRpcRequest), waits: page is not null);
        if (context.Params?.RequestState is { } state)
        {
            return ResumeAsync(caller, code, link, state, context.Params.InputResponses, cancellationToken);
        }

        // Where a question ends the request, only a client that can ask makes that worth while.
        return link.ClientAsks && ProtocolRevisions.EndsRequestsWithQuestions(context.JsonRpcRequest.Context?.ProtocolVersion ?? server.NegotiatedProtocolVersion)
            ? StartAsync(caller, code, link, run, cancellationToken)
            : run(link, cancellationToken);
    }

    /// <summary>Starts a run and follows it to its end or its first questions.</summary>
    /// <exception cref="InputRequiredException">It has questions.</exception>
    private Task<CallToolResult> StartAsync(
        Caller caller, string code, ICallerLink present, Func<ICallerLink, CancellationToken, Task<CallToolResult>> start, CancellationToken cancellationToken)
    {
        if (runs.Values.Count(other => other.Principal == caller.Principal) >= MostPerPrincipal)
        {
            throw new McpProtocolException($"{MostPerPrincipal} calls of yours wait for you to come back with an answer. Come back to one of them first.", McpErrorCode.InvalidRequest);
        }

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
    private Task<CallToolResult> ResumeAsync(
        Caller caller, string code, ICallerLink present, string state, IDictionary<string, InputResponse>? responses, CancellationToken cancellationToken)
    {
        // Not told apart, so that nobody learns which ids there are.
        if (!runs.TryGetValue(state, out var run) || (run.Principal != caller.Principal && !caller.IsOperator) || run.Code != code)
        {
            throw new McpProtocolException(
                "No run of yours waits under this requestState: it has ended, nobody came back for it in time, or it is of another script or call. Call the tool again without it.",
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
