using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Writes reports for the model: the outcome first, nothing twice.</summary>
public static class AnswerText
{
    private const int LongestLine = 200;
    private const string AllOfIt = "With these changes the script compiles.";

    /// <summary>The answer to a run.</summary>
    /// <param name="report">The account of the run.</param>
    /// <param name="source">The script, whose lines are shown with the findings.</param>
    public static string Of(RunReport report, string source)
    {
        var (line, rest) = OutcomeText.Of(report);
        var text = new StringBuilder(line).AppendLine();
        if (rest.Length > 0)
        {
            text.AppendQuoted(rest);
        }

        if (report.Error is { } error)
        {
            AppendFault(text, error, source);
        }

        if (NextStep.After(report) is { } next)
        {
            text.AppendLine($"next: {next}");
        }
        else if (report.Truncated.Count > 0)
        {
            text.AppendLine(report.Kept is { } kept
                ? $"next: Filter in the script to see what matters. All of the result is kept for {kept.Minutes:0} minutes: runs[\"{kept.Id}\"].Result is it, as Json, in your next scripts, which need not call the tools again."
                : "next: Filter in the script to see what matters.");
        }

        AppendMended(text, "mended before it ran", report.Applied);
        AppendFindings(text, report.Diagnostics, report.CompilesWithSuggestions, source);
        DoneCalls.Append(text, report);
        FailedCalls.Append(text, report);
        // A script that only prints gives null as well.
        if (report.Result is { } result && (result.ValueKind != JsonValueKind.Null || (report.Output.Length == 0 && report.Content.Count == 0)))
        {
            var (shown, isWithoutBytes) = ResultText.Of(result);
            text.Append(isWithoutBytes ? $"next: Output.Emit(Content.In(x)) hands on the images and sounds of a tool's result x; returned, they are only letters.{Environment.NewLine}" : "");
            text.AppendLine("result:").AppendLine(shown);
        }

        if (report.Output.Length > 0)
        {
            text.AppendLine("output:").AppendQuoted(report.Output);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The answer to a dry run.</summary>
    public static string Of(CheckReport report, string source)
    {
        var text = new StringBuilder(report.Accepted ? "accepted: it compiles, and policy and grants let it through" : "rejected: it would not run").AppendLine();
        ReachText.Append(text, report);
        AppendMended(text, "to be mended before it runs", report.Applied);
        AppendFindings(text, report.Diagnostics, report.CompilesWithSuggestions, source);
        return text.ToString().TrimEnd();
    }

    private static void AppendFault(StringBuilder text, ReportedError error, string source)
    {
        if (QuotedText.InLine(ScriptText.Line(source, error.Line), LongestLine) is { Length: > 0 } line)
        {
            text.AppendLine($"line {error.Line}: {line}");
        }

        if (error.Content is { } content && SentContent.SaysMoreThan(error.Message, content))
        {
            text.AppendLine($"it sent: {QuotedText.InLine(content)}");
        }
    }

    private static void AppendMended(StringBuilder text, string how, IReadOnlyList<ReportedChange>? applied)
    {
        foreach (var line in (applied ?? []).GroupBy(change => change.Line))
        {
            text.AppendLine($"{how}, line {line.Key}: {QuotedText.InLine(string.Join("; ", line.Select(change => change.What)), LongestLine)}");
        }
    }

    private static void AppendFindings(StringBuilder text, IReadOnlyList<ReportedDiagnostic> findings, bool? compilesWithSuggestions, string source)
    {
        foreach (var found in findings.Where(found => found.Id != ToolFindings.NotMended))
        {
            text.AppendLine($"{found.Severity} {found.Id}, line {found.Line}, column {found.Column}: {QuotedText.InLine(found.Message)}");
            if (QuotedText.Of(ScriptText.Line(source, found.Line).TrimEnd()) is { Length: > 0 and <= LongestLine } line)
            {
                text.AppendLine($"    {line}");
                text.Append(' ', 4 + Math.Clamp(found.Column - 1, 0, line.Length)).AppendLine("^");
            }

            if (found.Suggestion is { } suggestion)
            {
                AppendFix(text, suggestion);
            }
        }

        var reason = findings.FirstOrDefault(found => found.Id == ToolFindings.NotMended);
        if (compilesWithSuggestions == true)
        {
            text.AppendLine(reason is null ? AllOfIt : $"{AllOfIt} {QuotedText.InLine(reason.Message)}");
        }
        else if (reason is not null)
        {
            text.AppendLine($"These changes are not all that it needs. {QuotedText.InLine(reason.Message)}");
        }
    }

    // The lines to paste are the script's, and stand farther in than anything of ours.
    private static void AppendFix(StringBuilder text, string suggestion)
    {
        var lead = "  fix: ";
        foreach (var line in suggestion.AsSpan().EnumerateLines())
        {
            text.Append(lead).AppendLine(QuotedText.Of(line));
            lead = "    ";
        }
    }
}
