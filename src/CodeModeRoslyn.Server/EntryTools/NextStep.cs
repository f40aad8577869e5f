using System.Globalization;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>What to do about a run that did not complete, where something general can be said.</summary>
internal static class NextStep
{
    /// <summary>A sentence; null where the outcome says it itself.</summary>
    public static string? After(RunReport report) => report.How switch
    {
        RunOutcome.Faulted { Error.Tool: not null } faulted => AfterCall(faulted.Error),
        RunOutcome.Faulted faulted => AfterException(faulted.Error),
        RunOutcome.LimitExceeded { Limit.Kind: "wallClock" } when report.Calls.Where(call => call.Outcome == "unknown").ToList() is [var hanging] =>
            $"{QuotedText.InLine(hanging.Tool)} did not answer in time. Ask it for less, or stop waiting sooner: await ….WaitAsync(TimeSpan.FromSeconds(10)) throws a TimeoutException, which the script can catch.",
        RunOutcome.LimitExceeded exceeded => AfterLimit(exceeded.Limit),
        RunOutcome.WorkerLost => "Calls that were under way may have taken effect: look before you run it again.",
        RunOutcome.Cancelled when report.Calls.Any(call => call.Outcome == "unknown") => "Calls that were under way may have taken effect: look before you run it again.",
        _ => null,
    };

    private static string? AfterCall(ReportedError error) => error.Kind switch
    {
        "Denied" => "Leave this call out: the operator's configuration decides (\"grants\"), or the person who was asked.",
        "InvalidArguments" => "Compare the arguments with the tool's declaration: search_tools shows it by its name.",
        "Timeout" => "It may be called again. If it takes long each time, ask it for less.",
        "RateLimited" => $"{Pause(error, "Wait a little")} before the next call, and make the calls one after the other. catch (ToolException e) has e.RetryAfter.",
        "Unavailable" when error.Retryable == true => $"{Pause(error, "Try again in a moment")}, or go on without it: catch (ToolException e) when (e.Kind == \"Unavailable\").",
        "Unavailable" => "Calling it again at once will not help. Go on without it, or tell the person.",
        "OutcomeUnknown" => "It may have taken effect: look, with a tool that reads, before you call it again.",
        _ => null,
    };

    private static string Pause(ReportedError error, string otherwise) => error.RetryAfterMilliseconds is { } pause and > 0
        ? string.Create(CultureInfo.InvariantCulture, $"Wait {Math.Ceiling(pause / 1000):0} s")
        : otherwise;

    private static string? AfterException(ReportedError error) => error switch
    {
        { MayBeNull: { } members } => $"On that line may be null: {string.Join(", ", members)}. Use ?. and ??, or leave such entries out.",
        { Type: "NullReferenceException" } => "Something before a dot on that line is null: use ?. and ??, or test for null first.",
        { Type: "KeyNotFoundException" } => "Use TryGetValue or GetValueOrDefault, or print the Keys first.",
        { Type: "FormatException" } => "Print the text first, or use TryParse. A date of a tool is parsed with DateTimeOffset.Parse(text), a number in the invariant culture.",
        { Type: "CultureNotFoundException" } => "Only CultureInfo.InvariantCulture is there: write the symbols yourself, as in \"$\" + amount.ToString(\"N2\") or date.ToString(\"dd.MM.yyyy\").",
        { Type: "OverflowException" } => "Use long or decimal.",
        { Type: "DivideByZeroException" } => "Test for zero first.",
        { Type: "ArgumentOutOfRangeException" or "IndexOutOfRangeException" } => "Look at Count or Length first, or use Take, FirstOrDefault, ElementAtOrDefault.",
        { Type: "JsonException", Message: var message } when message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) => "The JSON has another shape: print the beginning of it, or read it with Json.Parse(text) and indexers.",
        { Type: "JsonException" } => "The text is no JSON: print the beginning of it. Results of tools are read already.",
        { Type: "InvalidCastException" } => "Print the value first. A Json converts with (string)j, (int)j, (decimal)j, or AsString(), AsInt(), AsDecimal().",
        { Type: "InvalidOperationException", Message: ['$', ..] } when IsAboutNothing(error.Message) => "Test with j[\"name\"] == null, or convert to what may be null: (string?)j[\"name\"], (int?)j[\"name\"] ?? 0.",
        { Type: "InvalidOperationException", Message: ['$', ..] } when error.Message.Contains(": expected true or false, found ", StringComparison.Ordinal) =>
            "Say what is tested: j[\"name\"] != null for whether it is there, (string?)j[\"name\"] == \"…\" for what it says, .Count > 0 for whether it has items.",
        { Type: "InvalidOperationException" } when error.Message.StartsWith("Sequence contains", StringComparison.Ordinal) => "Use FirstOrDefault or SingleOrDefault, and test for null.",
        _ => null,
    };

    // As Json says it.
    private static bool IsAboutNothing(string message) =>
        message.Contains(": no such ", StringComparison.Ordinal) || message.EndsWith("found null", StringComparison.Ordinal) || message.EndsWith("found nothing", StringComparison.Ordinal);

    private static string? AfterLimit(ReportedLimit limit) => limit.Kind switch
    {
        "fuel" or "cpuTime" => "Bound the loop, or have the tools filter: their arguments and their own search are faster than a loop over everything.",
        "wallClock" => "Make calls that do not need each other side by side (Task.WhenAll), ask for less, or do a part of it in each script.",
        "memory" => "Keep only the members that you need, and go through pages one at a time instead of collecting them.",
        "calls" => $"{limit.Limit:N0} calls are the most in one script: use a tool that lists or takes several, or do the rest in another script.",
        "stack" => "Turn the recursion into a loop, or make sure that it ends.",
        "threads" => "Await calls instead of starting work in parallel.",
        _ => null,
    };
}
