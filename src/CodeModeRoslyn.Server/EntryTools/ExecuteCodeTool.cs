using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Rpc;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary><c>execute_code</c>: one script in, one answer out.</summary>
internal sealed class ExecuteCodeTool(ScriptRunner runner, ResumableRuns resumable, Caller caller, TimeProvider time)
{
    /// <summary>Where programs find the whole report in an answer's <c>_meta</c>.</summary>
    public const string ReportKey = "codemode/report";

    /// <summary>Many clients give up on a request that has been silent for a minute.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    public McpServerTool Create() => McpServerTool.Create(
        ExecuteAsync,
        new McpServerToolCreateOptions
        {
            Name = "execute_code",
            Title = "Execute C#",
            Description = EntryToolTexts.ExecuteCode,
            OpenWorld = true,
        });

    private async Task<CallToolResult> ExecuteAsync(
        RequestContext<CallToolRequestParams> context,
        [Description("The C# script.")] string code,
        [Description("A shorter time limit, in seconds. It cannot be made longer.")] double? timeout_seconds = null,
        [Description("Only compile: says what is wrong, and which tools the script could call. Nothing runs.")] bool? dry_run = null,
        IProgress<ProgressNotificationValue>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (timeout_seconds is <= 0 or double.NaN)
        {
            return Error("timeout_seconds must be greater than 0.");
        }

        TimeSpan? timeout = timeout_seconds is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds)) : null;
        var request = new RunRequest(code, caller.Principal, timeout);
        try
        {
            if (dry_run == true)
            {
                return Answer(await runner.CheckAsync(request, cancellationToken), code);
            }

            var told = new RunProgress(progress, time);
            var answer = AnswerAsync(context, request, told, cancellationToken);
            await BeatAsync(answer, told);
            return await answer;
        }
        catch (RunNotStartedException unable)
        {
            return NotRun(unable);
        }
    }

    private Task<CallToolResult> AnswerAsync(RequestContext<CallToolRequestParams> context, RunRequest request, RunProgress progress, CancellationToken cancellationToken)
    {
        var server = context.Server;
        var revision = context.JsonRpcRequest.Context?.ProtocolVersion ?? server.NegotiatedProtocolVersion;
        var link = new ElicitingLink(server, progress, new CallerLog(server, context.JsonRpcRequest));
        if (context.Params?.RequestState is { } state)
        {
            return resumable.ResumeAsync(caller, request.Source, link, state, context.Params.InputResponses, cancellationToken);
        }

        // Where a question ends the request, only a caller that can be asked makes that worth while.
        return link.CanAsk && ProtocolRevisions.EndsRequestsWithQuestions(revision)
            ? resumable.StartAsync(caller, request.Source, link, (way, ending) => RunAsync(request with { Caller = way }, revision, ending), cancellationToken)
            : RunAsync(request with { Caller = link }, revision, cancellationToken);
    }

    private async Task<CallToolResult> RunAsync(RunRequest request, string? revision, CancellationToken cancellationToken)
    {
        try
        {
            return Answer(await runner.RunAsync(request, cancellationToken), request.Source, revision);
        }
        catch (RunNotStartedException unable)
        {
            return NotRun(unable);
        }
    }

    private async Task BeatAsync(Task run, RunProgress progress)
    {
        while (progress.IsWanted && await Task.WhenAny(run, Task.Delay(Heartbeat, time)) != run)
        {
            progress.Beat();
        }
    }

    private static CallToolResult Answer(RunReport report, string source, string? revision) => new()
    {
        Content = [new TextContentBlock { Text = AnswerText.Of(report, source) }, .. report.Content.Select(content => AnswerContent.Of(content, revision))],
        IsError = report.How is not RunOutcome.Completed,
        Meta = new JsonObject { [ReportKey] = JsonSerializer.SerializeToNode(report, RunReportJson.Default.RunReport) },
    };

    private static CallToolResult Answer(CheckReport report, string source) => new()
    {
        Content = [new TextContentBlock { Text = AnswerText.Of(report, source) }],
        IsError = !report.Accepted,
        Meta = new JsonObject { [ReportKey] = JsonSerializer.SerializeToNode(report, RunReportJson.Default.CheckReport) },
    };

    private static CallToolResult NotRun(RunNotStartedException unable) => Error($"The script was not run: {unable.Message}");

    private static CallToolResult Error(string sentence) => new() { Content = [new TextContentBlock { Text = sentence }], IsError = true };
}
