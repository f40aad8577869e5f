namespace CodeModeRoslyn.Execution.Runs;

/// <summary>How a run ended. A closed set: every reader handles all of it.</summary>
public abstract record RunOutcome
{
    private RunOutcome() { }

    /// <summary>The script ran to its end.</summary>
    /// <param name="Result">The returned value, JSON in UTF-8.</param>
    public sealed record Completed(ReadOnlyMemory<byte> Result) : RunOutcome;

    /// <summary>It did not compile, the policy refused it, or it is too large, too deep or too slow to compile. Nothing ran.</summary>
    public sealed record Rejected : RunOutcome;

    /// <summary>An exception ended the script.</summary>
    public sealed record Faulted(ReportedError Error) : RunOutcome;

    /// <summary>A limit stopped the script. The script cannot catch this.</summary>
    public sealed record LimitExceeded(ReportedLimit Limit) : RunOutcome;

    /// <summary>The caller took the request back, or the server is going down.</summary>
    public sealed record Cancelled : RunOutcome;

    /// <summary>A person would have to agree to a call that the script could make, and the caller has nobody to ask. Nothing ran.</summary>
    /// <param name="Tools">The tools of those calls.</param>
    public sealed record ApprovalRequired(IReadOnlyList<string> Tools) : RunOutcome;

    /// <summary>The worker ended by itself, was ended by somebody else, or by us because of what it said.</summary>
    /// <param name="Reason">What is known of it, in a sentence.</param>
    public sealed record WorkerLost(string Reason) : RunOutcome;
}
