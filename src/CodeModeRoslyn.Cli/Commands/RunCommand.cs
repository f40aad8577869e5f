using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.EntryTools;

namespace CodeModeRoslyn.Cli.Commands;

internal static class RunCommand
{
    private const int MostSeconds = 86_400;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The script; - for standard input." };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var timeout = new Option<double?>("--timeout") { Description = "A shorter time limit.", HelpName = "SECONDS" };
        timeout.CustomParser = Seconds;
        var noAutofix = CommonOptions.NoAutofix();
        var command = new Command("run", "Runs one script and prints its report.") { file, config, noAutofix, json, timeout };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            var source = await ScriptFile.ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
            using var person = new ConsoleLink();
            TimeSpan? limit = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            var request = new RunRequest(source, RunRequest.Local, limit) { Caller = person, MayMend = !parsed.GetValue(noAutofix) };
            var report = await RunAsync(loaded, new NamedUpstreams(source).Contains, request, cancellationToken);
            if (report.How is RunOutcome.Rejected && report.HasUnknownNames)
            {
                // What is meant by a name that is not there, only the whole catalog tells; nothing has run yet.
                report = await RunAsync(loaded, isNeeded: null, request, cancellationToken);
            }

            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(report, RunReportJson.Default.RunReport)
                : string.Join(Environment.NewLine, [AnswerText.Of(report, source), .. report.Content.Select(AnswerContent.Line)]));
            return ExitCodeOf(report.How);
        });
        return command;
    }

    private static async Task<RunReport> RunAsync(CodeModeConfig config, Predicate<string>? isNeeded, RunRequest request, CancellationToken cancellationToken)
    {
        await using var host = await CommandHost.StartAsync(config, Readiness.SingleRun, isNeeded, cancellationToken);
        if (isNeeded is null)
        {
            await host.WaitForUpstreamsAsync(cancellationToken);
        }

        return await host.Get<ScriptRunner>().RunAsync(request, cancellationToken);
    }

    private static double? Seconds(ArgumentResult argument)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= MostSeconds)
        {
            return seconds;
        }

        argument.AddError($"--timeout takes seconds, more than 0 and at most {MostSeconds}, and not '{argument.Tokens[0].Value}'.");
        return null;
    }

    private static int ExitCodeOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => ExitCode.Ok,
        RunOutcome.Rejected => ExitCode.Rejected,
        RunOutcome.Faulted => ExitCode.Faulted,
        RunOutcome.LimitExceeded => ExitCode.LimitExceeded,
        RunOutcome.Cancelled => ExitCode.Cancelled,
        RunOutcome.WorkerLost => ExitCode.WorkerLost,
        RunOutcome.ApprovalRequired => ExitCode.ApprovalRequired,
        _ => ExitCode.Internal,
    };
}
