using System.Text;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Says which tools a script could call, so that a person can decide by it.</summary>
internal static class ReachText
{
    private const int MostTools = 50;

    public static void Append(StringBuilder text, CheckReport report)
    {
        if (report.Tools.Count == 0)
        {
            // Of a script that does not compile nobody knows.
            text.Append(report.Accepted ? $"It calls no tools.{Environment.NewLine}" : "");
            return;
        }

        text.AppendLine($"It could call {(report.Tools.Count == 1 ? "one tool" : $"{report.Tools.Count:N0} tools")} (what a tool may do is its server's word):");
        foreach (var tool in report.Tools.Take(MostTools))
        {
            text.AppendLine($"- {QuotedText.InLine(tool.Tool)}: {Access(tool)} ({tool.Reason}); {Effects(tool)}");
        }

        if (report.Tools.Count > MostTools)
        {
            text.AppendLine($"- and {report.Tools.Count - MostTools:N0} more");
        }
    }

    private static string Access(ReportedTool tool) => tool.Access switch
    {
        "allow" => "allowed",
        "approve" => "needs a person's approval",
        _ => "denied",
    };

    private static string Effects(ReportedTool tool) => string.Join(", ", new[]
    {
        tool switch
        {
            { ReadOnly: true } => "reads only",
            { Destructive: true } => "may destroy",
            { Destructive: false } => "changes something, destroys nothing",
            _ => "may change or destroy, for it does not say",
        },
        tool is { ReadOnly: not true, Idempotent: true } ? "may be repeated" : null,
        tool.OpenWorld switch
        {
            true => "reaches beyond its server",
            false => "stays within its server",
            _ => null,
        },
    }.OfType<string>());
}
