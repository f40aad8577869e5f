using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Runs;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary><c>execute_code</c>: one script in, one answer out.</summary>
internal sealed class ExecuteCodeTool(ScriptRunner runner, ResumableRuns resumable, Caller caller)
{
    /// <summary>Where programs find the whole report in an answer's <c>_meta</c>.</summary>
    public const string ReportKey = "codemode/report";

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
        [Description("False: slips such as a missing await are told, not mended.")] bool? autofix = null,
        CancellationToken cancellationToken = default)
    {
        if (timeout_seconds is <= 0 or double.NaN)
        {
            return Error("timeout_seconds must be greater than 0.");
        }

        TimeSpan? timeout = timeout_seconds is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds)) : null;
        var request = new RunRequest(code, caller.Principal, timeout) { MayMend = autofix != false };
        try
        {
            if (dry_run == true)
            {
                return Answer(await runner.CheckAsync(request, cancellationToken), code);
            }

            var revision = context.JsonRpcRequest.Context?.ProtocolVersion ?? context.Server.NegotiatedProtocolVersion;
            return await resumable.AnswerAsync(context, caller, code, (link, token) => RunAsync(request with { Caller = link }, revision, token), cancellationToken);
        }
        catch (RunNotStartedException unable)
        {
            return NotRun(unable);
        }
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
