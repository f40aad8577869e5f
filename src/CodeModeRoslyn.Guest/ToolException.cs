using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

/// <summary>A tool call failed. A script may catch it; uncaught, it ends the run.</summary>
public sealed class ToolException : Exception
{
    internal ToolException(
        string tool, string kind, string message, bool retryable, TimeSpan? retryAfter, int? statusCode, Json content)
        : base(message)
    {
        Tool = tool;
        Kind = kind;
        Retryable = retryable;
        RetryAfter = retryAfter;
        StatusCode = statusCode;
        Content = content;
    }

    /// <summary>The tool's id, such as <c>crm.get_customer</c>.</summary>
    public string Tool { get; }

    /// <summary>
    /// <c>ToolError</c>, <c>InvalidArguments</c>, <c>Denied</c>, <c>Timeout</c>, <c>RateLimited</c>, <c>Unavailable</c>
    /// or <c>OutcomeUnknown</c>.
    /// </summary>
    [OneOf("ToolError", "InvalidArguments", "Denied", "Timeout", "RateLimited", "Unavailable", "OutcomeUnknown")]
    public string Kind { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool Retryable { get; }

    /// <summary>How long the upstream asks to wait before the next try; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The HTTP status, where there was one.</summary>
    public int? StatusCode { get; }

    /// <summary>What the upstream sent with the failure; a missing <see cref="Json"/> when nothing.</summary>
    public Json Content { get; }
}
