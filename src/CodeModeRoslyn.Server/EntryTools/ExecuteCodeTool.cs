using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Runs;
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

            var answer = resumable.AnswerAsync(context, caller, code, (link, token) => RunAsync(request with { Caller = link }, token), cancellationToken);
            await BeatAsync(answer, progress);
            return await answer;
        }
        catch (RunNotStartedException unable)
        {
            return NotRun(unable);
        }
    }

    private async Task<CallToolResult> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Answer(await runner.RunAsync(request, cancellationToken), request.Source);
        }
        catch (RunNotStartedException unable)
        {
            return NotRun(unable);
        }
    }

    private async Task BeatAsync(Task run, IProgress<ProgressNotificationValue>? progress)
    {
        if (progress is null)
        {
            return;
        }

        var started = time.GetTimestamp();
        while (await Task.WhenAny(run, Task.Delay(Heartbeat, time)) != run)
        {
            var elapsed = time.GetElapsedTime(started);
            progress.Report(new ProgressNotificationValue { Progress = (float)elapsed.TotalSeconds, Message = $"Running for {elapsed.TotalSeconds:0} s" });
        }
    }

    private static CallToolResult Answer(RunReport report, string source) => new()
    {
        Content = [new TextContentBlock { Text = AnswerText.Of(report, source) }],
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
