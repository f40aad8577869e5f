namespace CodeModeRoslyn.Tools.Calls;

/// <summary>How a call ended. A closed set.</summary>
public abstract record ToolCallOutcome
{
    private ToolCallOutcome() { }

    /// <summary>The upstream answered.</summary>
    /// <param name="Result">The value a script sees, or the whole <c>CallToolResult</c> where the call wants that; JSON in UTF-8.</param>
    public sealed record Succeeded(ReadOnlyMemory<byte> Result) : ToolCallOutcome
    {
        /// <summary>Content blocks that the result's value does not show, such as an image beside it: a JSON array in UTF-8; empty when there are none.</summary>
        public ReadOnlyMemory<byte> Content { get; init; }
    }

    /// <summary>The call failed, here or at the upstream.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Message">A sentence for the script's author; bounded in length, and the upstream's words where it sent any.</param>
    /// <param name="Retryable">Whether the same call may succeed later.</param>
    /// <param name="Content">What the upstream sent with the failure, JSON in UTF-8, whole where the call wants that; empty when nothing.</param>
    public sealed record Failed(
        ToolFailureKind Kind,
        string Message,
        bool Retryable,
        ReadOnlyMemory<byte> Content = default,
        TimeSpan? RetryAfter = null,
        int? StatusCode = null) : ToolCallOutcome;
}

/// <summary>Why a call failed. The names are the contract's; scripts compare them as strings.</summary>
public enum ToolFailureKind
{
    /// <summary>The tool ran and answered with an error.</summary>
    ToolError,

    /// <summary>The arguments cannot be sent, or the upstream says that they do not fit.</summary>
    InvalidArguments,

    /// <summary>The run was not granted this tool.</summary>
    Denied,

    /// <summary>No answer came in time, and to ask again does no harm: the tool only reads, or may be repeated.</summary>
    Timeout,

    /// <summary>The upstream asks to slow down.</summary>
    RateLimited,

    /// <summary>The upstream cannot be reached.</summary>
    Unavailable,

    /// <summary>The call was sent and never answered: it may or may not have taken effect.</summary>
    OutcomeUnknown,
}
