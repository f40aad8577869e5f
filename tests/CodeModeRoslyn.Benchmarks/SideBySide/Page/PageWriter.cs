using System.Globalization;
using System.Text;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>Writes <c>docs/side-by-side.md</c>. Every number in it comes from the record.</summary>
internal sealed class PageWriter(IReadOnlyList<WrittenTask> tasks, Record record)
{
    private readonly IReadOnlyList<TaskFigures> figures = [.. tasks.Select(task => TaskFigures.Of(task, record))];

    public string Write()
    {
        var page = new StringBuilder();
        page.AppendLine(Invariant(
            $"""
            # Side by side

            What a task costs in tokens and turns: when a model calls tools one by one, and when it writes one script for codemode. There are {tasks.Count} tasks, over npm's reference servers
            (`everything`, `filesystem`, `memory`) and the demo's (`crm`, `billing`, `analytics`), each done on both sides for real. This page and the
            [transcripts](../tests/CodeModeRoslyn.Benchmarks/SideBySide/Recorded) are written by `dotnet run --project tests/CodeModeRoslyn.Benchmarks -- side-by-side`.

            | task | | turns | calls of the client | tokens read, in all turns | tokens read, each once | tokens written |
            | --- | --- | ---: | ---: | ---: | ---: | ---: |
            """));
        foreach (var task in figures)
        {
            page.AppendLine($"| {Link(task)} | one by one, all {record.Servers.Length} servers {Row(task.All)}");
            page.AppendLine($"| | one by one, needed servers only {Row(task.Needed)}");
            page.AppendLine($"| | **codemode** {Row(task.Code)}");
        }

        page.AppendLine($"| **together** | one by one, all {record.Servers.Length} servers {Row(Sum(task => task.All))}");
        page.AppendLine($"| | one by one, needed servers only {Row(Sum(task => task.Needed))}");
        page.AppendLine($"| | **codemode** {Row(Sum(task => task.Code))}");
        page.AppendLine().AppendLine(Invariant(
            $"""
            *Turns* are requests to the model: one for each batch of calls, and the last for the answer. *All {record.Servers.Length} servers*: their {record.Servers.Sum(server => server.Tools)} tools stand before the model in every turn, as in a client
            that has them configured. *Needed servers only*: the same calls, and nothing before the model but the tools of the servers that the task happens to need, which no client knows in advance.

            ## Where calls one by one are better

            {Better("They take fewer turns", task => task.All.Turns < task.Code.Turns)} Whoever has the tools before them does not search, and calls that do not depend on each other go in one turn.
            {Better($"With the tools of all {record.Servers.Length} servers before the model, fewer tokens are read in all turns", task => task.All.Read < task.Code.Read)}
            {Better("Each token counted once, fewer are read", task => task.All.ReadOnce < task.Code.ReadOnce)}
            {Better("Fewer are written", task => task.All.Written < task.Code.Written)} A script is longer than a call or two.
            {Better("With the needed servers only, fewer are read in all turns", task => task.Needed.Read < task.Code.Read)}
            {Better("With the needed servers only and each token counted once, fewer are read", task => task.Needed.ReadOnce < task.Code.ReadOnce)}

            With one small server and one call at a time, leave codemode out, or let it offer those tools [directly](contract.md) (`"exposure": "direct"`). What it saves comes from three things: definitions that do not stand before
            every turn, results that do not pass through the model, and turns that depend on each other.

            ## What stands before the model

            | server | tools | tokens of their definitions | tokens of the server's instructions |
            | --- | ---: | ---: | ---: |
            """));
        foreach (var server in record.Servers)
        {
            page.AppendLine(Row(server.Server, server));
        }

        page.AppendLine(Row("together", new ServerDefinitions("", record.Servers.Sum(server => server.Tools), record.Servers.Sum(server => server.ToolTokens), record.Servers.Sum(server => server.InstructionTokens))));
        page.AppendLine(Row("**codemode**, whatever is behind it", record.CodeMode));
        page.AppendLine().AppendLine(PageTexts.Method);
        foreach (var task in figures)
        {
            page.AppendLine().Append(TaskSection.Of(task));
        }

        return page.ToString();
    }

    private static string Link(TaskFigures task) => $"[{task.Task.Name}](#{task.Task.Name}): {task.Task.Kind}";

    private static string Row(SideFigures side) => Invariant($"| {side.Turns} | {side.Calls} | {side.Read:N0} | {side.ReadOnce:N0} | {side.Written:N0} |");

    private static string Row(string name, ServerDefinitions server) => Invariant($"| {name} | {server.Tools} | {server.ToolTokens:N0} | {server.InstructionTokens:N0} |");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private SideFigures Sum(Func<TaskFigures, SideFigures> way)
    {
        var all = figures.Select(way).ToList();
        return new SideFigures(all.Sum(side => side.Turns), all.Sum(side => side.Calls), all.Sum(side => side.Read), all.Sum(side => side.ReadOnce), all.Sum(side => side.Written));
    }

    private string Better(string what, Func<TaskFigures, bool> isBetter)
    {
        var where = figures.Where(isBetter).Select(task => task.Task.Name).ToList();
        return where.Count == 0 ? $"- {what} in none of the tasks." : $"- {what} in {where.Count} of {figures.Count} tasks ({string.Join(", ", where)}).";
    }
}
