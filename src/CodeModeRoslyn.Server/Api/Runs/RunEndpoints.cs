using System.Buffers;
using System.Text.Json;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>Runs scripts, follows runs, and shows those that were.</summary>
internal static class RunEndpoints
{
    private const int DefaultLimit = 50;

    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        api.MapPost("/check", (RunOrder order, HttpContext context, ScriptRunner runner, CancellationToken cancellationToken) =>
            CheckAsync(order, context, runner, report => Results.Json(report, ApiJson.Default.CheckReport), cancellationToken))
            .Says(new("checkScript", "Compiles and judges a script; nothing runs.", typeof(CheckReport)) { Body = typeof(RunOrder) });
        api.MapPost("/fix", (RunOrder order, HttpContext context, ScriptRunner runner, CancellationToken cancellationToken) =>
            CheckAsync(order, context, runner, report => FixedScript.Of(report) is { } suggested ? Results.Json(suggested, ApiJson.Default.FixedScript) : Results.NoContent(), cancellationToken))
            .Says(new("fixScript", "Writes what the findings suggest.", typeof(FixedScript)) { Body = typeof(RunOrder), MayBeNone = true });
        api.MapPost("/runs", RunAsync)
            .Says(new("runScript", "Runs a script to its end, or as long as its caller stays.", typeof(RunReport)) { Body = typeof(RunOrder), Events = typeof(RunEvent) });
        api.MapGet("/runs", List)
            .Says(new("listRuns", "The last runs, newest first.", typeof(IReadOnlyList<RunSummary>))
            {
                Queries =
                [
                    new("outcome", "How it ended, or running."),
                    new("door", "Which way it came.") { Choices = [RunDoor.Mcp, RunDoor.Api] },
                    new("tool", "Part of the id of a tool that it called."),
                    new("principal", "Whose it is, for operators."),
                    new("limit", "How many at most.") { IsNumber = true },
                ],
            });
        api.MapGet("/runs/{id}", (string id, HttpContext context, RunHistory history) =>
            Find(id, context, history) is { } run ? Results.Json(RunDetails.Of(run), ApiJson.Default.RunDetails) : NotThere())
            .Says(new("getRun", "A run with its script and all that happened.", typeof(RunDetails)));
        api.MapGet("/runs/{id}/events", (string id, HttpContext context, RunHistory history, CancellationToken cancellationToken) =>
            Find(id, context, history) is { } run ? new EventResult(run) : NotThere())
            .Says(new("followRun", "What happened in a run, and what goes on to happen.", typeof(RunEvent)) { Events = typeof(RunEvent) });
        api.MapPost("/runs/{id}/cancel", Cancel)
            .Says(new("cancelRun", "Ends a run.", Answer: null));
    }

    private static IResult Cancel(string id, HttpContext context, RunHistory history)
    {
        if (Find(id, context, history) is not { } run)
        {
            return NotThere();
        }

        run.Cancel();
        return Results.NoContent();
    }

    private static async Task<IResult> CheckAsync(RunOrder order, HttpContext context, ScriptRunner runner, Func<CheckReport, IResult> answer, CancellationToken cancellationToken)
    {
        if (order.Problem is { } problem)
        {
            return ApiProblem.Result(problem, StatusCodes.Status400BadRequest);
        }

        try
        {
            return answer(await runner.CheckAsync(order.For(context.GetCaller()), cancellationToken));
        }
        catch (RunNotStartedException unable)
        {
            return ApiProblem.Result(unable.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Whoever asks for events gets them as they happen; others the report, when there is one. Either way the run ends when its caller goes.</summary>
    private static async Task<IResult> RunAsync(RunOrder order, HttpContext context, ScriptRunner runner, CancellationToken cancellationToken)
    {
        if (order.Problem is { } problem)
        {
            return ApiProblem.Result(problem, StatusCodes.Status400BadRequest);
        }

        var began = new TaskCompletionSource<RunRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = runner.RunAsync(order.For(context.GetCaller()) with { Began = began.SetResult }, cancellationToken);
        try
        {
            if (context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/event-stream"))
            {
                await new EventResult(await began.Task).ExecuteAsync(context);
                await run;
                return Results.Empty;
            }

            return Results.Json(await run, ApiJson.Default.RunReport);
        }
        catch (RunNotStartedException unable)
        {
            return context.Response.HasStarted ? Results.Empty : ApiProblem.Result(unable.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult List(HttpContext context, RunHistory history, string? outcome = null, string? door = null, string? tool = null, string? principal = null, int limit = DefaultLimit)
    {
        var caller = context.GetCaller();
        IReadOnlyList<RunSummary> found =
        [
            .. history.Of(caller.Principal, caller.IsOperator)
                .Where(run => (door is null || run.Door == door) && (principal is null || run.Principal == principal))
                .Where(run => tool is null || run.Events.Any(happened => happened is RunEvent.Called call && call.Tool.Contains(tool, StringComparison.OrdinalIgnoreCase)))
                .Select(RunSummary.Of)
                .Where(run => outcome is null || run.Outcome == outcome)
                .Take(Math.Clamp(limit, 1, RunHistory.MostOfAll)),
        ];
        return Results.Json(found, ApiJson.Default.IReadOnlyListRunSummary);
    }

    private static RunRecord? Find(string id, HttpContext context, RunHistory history)
    {
        var caller = context.GetCaller();
        return history.Find(id, caller.Principal, caller.IsOperator);
    }

    private static IResult NotThere() => ApiProblem.Result("There is no run of that id that you may see; the oldest are forgotten.", StatusCodes.Status404NotFound);

    /// <summary>A run's events as server-sent events, until it is over.</summary>
    private sealed class EventResult(RunRecord run) : IResult
    {
        /// <summary>After so much of it a comment is sent: proxies take a longer one for the end.</summary>
        private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            EventStream.Prepare(httpContext);
            var body = httpContext.Response.BodyWriter;
            await using var events = run.FollowAsync(httpContext.RequestAborted).GetAsyncEnumerator(httpContext.RequestAborted);
            for (var next = events.MoveNextAsync().AsTask(); ; next = events.MoveNextAsync().AsTask())
            {
                while (await Task.WhenAny(next, Task.Delay(Silence, httpContext.RequestAborted)) != next && !httpContext.RequestAborted.IsCancellationRequested)
                {
                    body.Write(":\n\n"u8);
                    await body.FlushAsync(httpContext.RequestAborted);
                }

                if (!await next)
                {
                    return;
                }

                body.Write("data: "u8);
                await using (var writer = new Utf8JsonWriter(body))
                {
                    JsonSerializer.Serialize(writer, events.Current, ApiJson.Default.RunEvent);
                }

                body.Write("\n\n"u8);
                await body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
