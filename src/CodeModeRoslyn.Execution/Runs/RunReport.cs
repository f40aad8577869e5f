using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>The account of one run, as programs read it. The names on the wire are the contract's.</summary>
public sealed record RunReport
{
    private readonly RunOutcome? how;

    /// <summary>How the run ended. Not marked as required only because the serialiser takes that for its own business.</summary>
    [JsonIgnore]
    public RunOutcome How
    {
        get => how ?? throw new InvalidOperationException("A report needs an outcome.");
        init => how = value;
    }

    public required string RunId { get; init; }

    /// <summary>The outcome's name.</summary>
    public string Outcome => How switch
    {
        RunOutcome.Completed => "completed",
        RunOutcome.Rejected => "rejected",
        RunOutcome.Faulted => "faulted",
        RunOutcome.LimitExceeded => "limitExceeded",
        RunOutcome.Cancelled => "cancelled",
        RunOutcome.WorkerLost => "workerLost",
        RunOutcome.ApprovalRequired => "approvalRequired",
        _ => throw new InvalidOperationException($"An outcome without a name: {How.GetType().Name}."),
    };

    /// <summary>The returned value; absent unless completed.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>What was printed, also when the run failed.</summary>
    public string Output { get; init; } = "";

    public IReadOnlyList<ReportedDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>What was changed in the script before it was judged and run; absent when nothing was.</summary>
    public IReadOnlyList<ReportedChange>? Applied { get; init; }

    /// <summary>Whether the script says names that are not there and may stand for tools: whoever has not started all upstreams may find them in the others.</summary>
    [JsonIgnore]
    public bool HasUnknownNames { get; init; }

    /// <summary>True where a rejected script compiles with the changes that the suggestions name; absent otherwise.</summary>
    public bool? CompilesWithSuggestions { get; init; }

    public ReportedError? Error => (How as RunOutcome.Faulted)?.Error;

    public ReportedLimit? Limit => (How as RunOutcome.LimitExceeded)?.Limit;

    /// <summary>Why the worker was lost; absent otherwise.</summary>
    public string? Reason => (How as RunOutcome.WorkerLost)?.Reason;

    /// <summary>Every call made, in the order in which they were asked for.</summary>
    public IReadOnlyList<ReportedCall> Calls { get; init; } = [];

    /// <summary>The ids of all tools that the script could call.</summary>
    public IReadOnlyList<string> Reach { get; init; } = [];

    public IReadOnlyList<Truncation> Truncated { get; init; } = [];

    /// <summary>Where later scripts find the whole of a shortened result; absent when it was not shortened, or is not kept.</summary>
    public ReportedKept? Kept { get; init; }

    /// <summary>What the script handed to its caller, in its order, also when the run failed.</summary>
    public IReadOnlyList<ReportedContent> Content { get; init; } = [];

    public required Usage Usage { get; init; }
}

/// <summary>One finding about a script.</summary>
/// <param name="Id">A compiler's id (<c>CS0103</c>) or a rule's (<c>CMR1001</c>).</param>
/// <param name="Severity"><see cref="Error"/> or <see cref="Warning"/>.</param>
/// <param name="Line">The line of the submitted text, from 1.</param>
/// <param name="Column">The column of the submitted text, from 1.</param>
/// <param name="Suggestion">What to write instead; null when nothing general can be said.</param>
public sealed record ReportedDiagnostic(string Id, string Severity, string Message, int Line, int Column, string? Suggestion = null)
{
    public const string Error = "error";
    public const string Warning = "warning";

    [JsonIgnore]
    public bool IsError => Severity == Error;
}

/// <summary>The exception that ended a script.</summary>
/// <param name="Line">The script's own line, from 1; 0 when it is not known.</param>
public sealed record ReportedError(string Type, string? Kind, string Message, int Line, string? Tool, bool? Retryable)
{
    /// <summary>For a failed call: what the upstream sent with it, shortened; absent when nothing.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>For a failed call: how long the upstream asks to wait; absent when it did not say.</summary>
    public double? RetryAfterMilliseconds { get; init; }

    /// <summary>For a <c>NullReferenceException</c>: what the line names and a tool's record declares as one that may be null; absent when nothing is known.</summary>
    public IReadOnlyList<string>? MayBeNull { get; init; }
}

/// <summary>The limit that stopped a script.</summary>
/// <param name="Kind">One of the contract's kinds, such as <c>wallClock</c>.</param>
/// <param name="Limit">The ceiling: milliseconds, bytes, calls, or passes through loops and methods.</param>
/// <param name="Observed">What was seen, in the same unit.</param>
/// <param name="Line">The script's line that was being executed, from 1; absent when it is not known.</param>
public sealed record ReportedLimit(string Kind, long Limit, long Observed, int? Line = null);

/// <summary>One call of a run.</summary>
/// <param name="Milliseconds">From the moment it was sent.</param>
/// <param name="Outcome"><c>ok</c>, the kind of its failure, or <c>unknown</c> for one still under way when the run ended.</param>
/// <param name="Message">Why it failed, shortened; absent when it did not, or is unknown.</param>
public sealed record ReportedCall(string Tool, int Line, double Milliseconds, string Outcome, string? Message = null)
{
    /// <summary>True for a tool that does not say that it only reads; absent otherwise.</summary>
    public bool? MayChange { get; init; }
}

/// <summary>Something that was too long to be given whole.</summary>
/// <param name="What"><c>result</c> or <c>output</c>.</param>
/// <param name="Kept">Characters kept.</param>
/// <param name="Of">Characters there were; at least so many, for a result that was not counted to its end.</param>
public sealed record Truncation(string What, long Kept, long Of)
{
    /// <summary>The list or the object in which it was shortened; absent where that was within a text.</summary>
    public TruncatedItems? Items { get; init; }
}

/// <summary>A list or an object of which a part was left out.</summary>
/// <param name="At">Where it is in the result, as in <c>$.rows</c>.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Kept">How many of its items, or properties, are there.</param>
/// <param name="Of">How many there were; at least so many, for a result that was not counted to its end.</param>
public sealed record TruncatedItems(string At, bool IsList, int Kept, int Of);

/// <summary>What a run used.</summary>
public sealed record Usage(double CompileMilliseconds, double RunMilliseconds, int Calls)
{
    /// <summary>Where its time went, in milliseconds: a stage that did not happen is absent.</summary>
    public IReadOnlyDictionary<string, double> Stages { get; init; } = new Dictionary<string, double>();
}
