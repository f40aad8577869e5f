using System.Net;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Says what a failed call means: above all, whether it may have taken effect.</summary>
internal static class CallFailures
{
    /// <summary>The failure, and whether it shows that the connection is of no more use.</summary>
    public readonly record struct Classified(ToolCallOutcome.Failed Outcome, bool ConnectionIsDead = false);

    public static Classified Classify(Exception e, ToolDescriptor tool, UpstreamConfig config, TimeSpan timeout)
    {
        // Over HTTP it is this call's own answer; elsewhere it costs the connection, and may have been another's.
        if (config is UpstreamConfig.Http && FailureText.Innermost<MessageTooLargeException>(e) is { } tooLarge)
        {
            return new(Failed(ToolFailureKind.ToolError, $"The upstream '{tool.Upstream}' {tooLarge.Message}. Ask {tool.Id} for less."));
        }

        var redactor = SecretRedactor.Of(config);
        var words = redactor.Redact(e.Message);
        return e switch
        {
            UpstreamUnavailableException unavailable => new(Unavailable(tool, e.Message), ConnectionIsDead: unavailable.HoldsForAll),
            TimeoutRejectedException => new(NoAnswer(tool, $"{tool.Id} did not answer within {timeout.TotalSeconds:0.###} s", isTimeout: true)),
            McpProtocolException protocol => OfProtocol(protocol, tool, redactor),
            HttpRequestException http => OfHttp(http, tool, config),
            IOException or ClientTransportClosedException or OperationCanceledException or ObjectDisposedException =>
                new(NoAnswer(tool, $"The connection to '{tool.Upstream}' was lost before {tool.Id} answered")),
            // The SDK says so when a server asks for input, which nobody here can give.
            InvalidOperationException => new(Failed(
                ToolFailureKind.ToolError, $"{tool.Id} asks for something that cannot be given here: {words}")),
            McpException or JsonException => new(NoAnswer(tool, $"{tool.Id} gave an answer that cannot be read: {words}")),
            _ => new(NoAnswer(tool, $"The call of {tool.Id} failed: {words}")),
        };
    }

    private static Classified OfProtocol(McpProtocolException e, ToolDescriptor tool, SecretRedactor redactor)
    {
        var words = FailureText.Shorten(redactor.Redact(FailureText.UpstreamWords(e)), UpstreamLimits.ErrorCharacters);
        if (e.ErrorCode is McpErrorCode.InvalidParams)
        {
            return new(Failed(ToolFailureKind.InvalidArguments, words));
        }

        // A server that was started anew does not know our session, and says so in one of several ways, before acting.
        if ((int)e.ErrorCode is -32000 or -32001 && words.Contains("session", StringComparison.OrdinalIgnoreCase))
        {
            return new(Unavailable(tool, words), ConnectionIsDead: true);
        }

        return new(Failed(ToolFailureKind.ToolError, $"The upstream '{tool.Upstream}' answered with the error {(int)e.ErrorCode}: {words}"));
    }

    private static Classified OfHttp(HttpRequestException e, ToolDescriptor tool, UpstreamConfig config)
    {
        var reason = FailureText.Of(e, config);
        return e.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new(new ToolCallOutcome.Failed(
                ToolFailureKind.RateLimited, Sentence(tool, reason), Retryable: true, StatusCode: (int)e.StatusCode)),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(new ToolCallOutcome.Failed(
                ToolFailureKind.Unavailable, Sentence(tool, reason), Retryable: false, StatusCode: (int)e.StatusCode)),
            // Where it was found before: the session has ended, and nothing was done.
            HttpStatusCode.NotFound => new(Unavailable(tool, reason, e.StatusCode), ConnectionIsDead: true),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new(new ToolCallOutcome.Failed(
                ToolFailureKind.ToolError, Sentence(tool, reason), Retryable: false, StatusCode: (int)e.StatusCode)),
            { } status => new(NoAnswer(tool, Sentence(tool, reason).TrimEnd('.'), status: status)),
            null when WasNeverSent(e) => new(Unavailable(tool, reason), ConnectionIsDead: true),
            null => new(NoAnswer(tool, Sentence(tool, reason).TrimEnd('.')), ConnectionIsDead: true),
        };
    }

    private static bool WasNeverSent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>It was sent and not answered. What only reads has done no harm; of everything else we cannot know.</summary>
    private static ToolCallOutcome.Failed NoAnswer(
        ToolDescriptor tool, string what, bool isTimeout = false, HttpStatusCode? status = null)
    {
        var shortened = FailureText.Shorten(what, UpstreamLimits.ErrorCharacters);
        if (tool.Hints is { ReadOnly: true } or { Idempotent: true })
        {
            return new ToolCallOutcome.Failed(
                isTimeout ? ToolFailureKind.Timeout : ToolFailureKind.Unavailable,
                $"{shortened}. It is safe to call it again.",
                Retryable: true,
                StatusCode: (int?)status);
        }

        return new ToolCallOutcome.Failed(
            ToolFailureKind.OutcomeUnknown,
            $"{shortened}. It may or may not have taken effect: look before you call it again.",
            Retryable: false,
            StatusCode: (int?)status);
    }

    private static ToolCallOutcome.Failed Unavailable(ToolDescriptor tool, string reason, HttpStatusCode? status = null) =>
        new(ToolFailureKind.Unavailable, Sentence(tool, reason), Retryable: true, StatusCode: (int?)status);

    private static ToolCallOutcome.Failed Failed(ToolFailureKind kind, string message) => new(kind, message, Retryable: false);

    private static string Sentence(ToolDescriptor tool, string reason) =>
        FailureText.Shorten($"The upstream '{tool.Upstream}' is not available: {reason}.", UpstreamLimits.ErrorCharacters);
}
