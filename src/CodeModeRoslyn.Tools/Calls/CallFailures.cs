using System.Net;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Says what a failed attempt means: above all, whether it may have taken effect.</summary>
/// <param name="tool">What was called.</param>
/// <param name="config">Its upstream.</param>
internal sealed class CallFailures(ToolDescriptor tool, UpstreamConfig config)
{
    /// <summary>The failure.</summary>
    /// <param name="e">What was thrown.</param>
    /// <param name="timeout">The longest wait there was.</param>
    public CallAttempt Classify(Exception e, TimeSpan timeout)
    {
        // Over HTTP it is this call's own answer; elsewhere it costs the connection, and may have been another's.
        if (config is UpstreamConfig.Http && FailureText.Innermost<MessageTooLargeException>(e) is { } tooLarge)
        {
            return Failed(ToolFailureKind.ToolError, $"The upstream '{tool.Upstream}' {tooLarge.Message}. Ask {tool.Id} for less.");
        }

        var redactor = SecretRedactor.Of(config);
        var words = redactor.Redact(e.Message);
        return e switch
        {
            UpstreamUnavailableException unavailable => Unavailable(e.Message) with { ConnectionIsDead = unavailable.HoldsForAll },
            TimeoutRejectedException => NoAnswer($"{tool.Id} did not answer within {timeout.TotalSeconds:0.###} s", isTimeout: true),
            McpProtocolException protocol => OfProtocol(protocol, redactor),
            HttpRequestException http => OfHttp(http),
            IOException or ClientTransportClosedException or OperationCanceledException or ObjectDisposedException =>
                NoAnswer($"The connection to '{tool.Upstream}' was lost before {tool.Id} answered{Because(e)}") with { ConnectionIsDead = true },
            // The SDK says so when a server asks for input, which nobody here can give.
            InvalidOperationException => Failed(
                ToolFailureKind.ToolError, $"{tool.Id} asks for something that cannot be given here: {words}"),
            McpException or JsonException => NoAnswer($"{tool.Id} gave an answer that cannot be read: {words}"),
            _ => NoAnswer($"The call of {tool.Id} failed: {words}"),
        };
    }

    // Whichever call's answer it was: whoever asked for that much is told.
    private static string Because(Exception e) => FailureText.Innermost<MessageTooLargeException>(e) is { } tooLarge ? $": it {tooLarge.Message}" : "";

    private CallAttempt OfProtocol(McpProtocolException e, SecretRedactor redactor)
    {
        var words = FailureText.Shorten(redactor.Redact(FailureText.UpstreamWords(e)), UpstreamLimits.ErrorCharacters);
        if (e.ErrorCode is McpErrorCode.InvalidParams)
        {
            return Failed(ToolFailureKind.InvalidArguments, words);
        }

        // The connection has read by now what is wanted.
        if (e.ErrorCode is McpErrorCode.HeaderMismatch && config is UpstreamConfig.Http)
        {
            var message = $"{tool.Id} was refused, because it wants other headers than before: {words.TrimEnd('.')}. It has been listed again since, and can be called again.";
            return new CallAttempt(new ToolCallOutcome.Failed(ToolFailureKind.Unavailable, message, Retryable: true)) { MayPass = true };
        }

        // A server that was started anew does not know our session, and says so in one of several ways, before acting.
        if (config is UpstreamConfig.Http && (int)e.ErrorCode is -32000 or -32001 && words.Contains("session", StringComparison.OrdinalIgnoreCase))
        {
            return Unavailable(words) with { ConnectionIsDead = true, MayPass = true };
        }

        return Failed(ToolFailureKind.ToolError, $"The upstream '{tool.Upstream}' answered with the error {(int)e.ErrorCode}: {words}");
    }

    private CallAttempt OfHttp(HttpRequestException e)
    {
        var reason = FailureText.Of(e, config);
        var pause = (e as ThrottledException)?.RetryAfter;
        return e.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => Refused(ToolFailureKind.RateLimited, reason, e.StatusCode.Value, pause),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(new ToolCallOutcome.Failed(
                ToolFailureKind.Unavailable, Sentence(reason), Retryable: false, StatusCode: (int)e.StatusCode)),
            // Where it was found before: the session has ended, and nothing was done.
            HttpStatusCode.NotFound => Unavailable(reason, e.StatusCode) with { ConnectionIsDead = true, MayPass = true },
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new(new ToolCallOutcome.Failed(
                ToolFailureKind.ToolError, Sentence(reason), Retryable: false, StatusCode: (int)e.StatusCode)),
            // Who says when to come back has refused, and done nothing.
            HttpStatusCode.ServiceUnavailable when pause is not null => Refused(ToolFailureKind.Unavailable, reason, e.StatusCode.Value, pause) with { IsUpstreamFault = true },
            { } status => NoAnswer(Sentence(reason).TrimEnd('.'), status: status),
            null when WasNeverSent(e) => Unavailable(reason) with { ConnectionIsDead = true, MayPass = true, IsUpstreamFault = true },
            null => NoAnswer(Sentence(reason).TrimEnd('.')) with { ConnectionIsDead = true },
        };
    }

    /// <summary>The upstream is busy, says so, and has done nothing.</summary>
    private CallAttempt Refused(ToolFailureKind kind, string reason, HttpStatusCode status, TimeSpan? pause) =>
        new CallAttempt(new ToolCallOutcome.Failed(kind, Sentence(reason), Retryable: true, RetryAfter: pause, StatusCode: (int)status)) with { MayPass = true };

    private static bool WasNeverSent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>It was sent and not answered. What may be repeated has done no harm; of everything else we cannot know.</summary>
    private CallAttempt NoAnswer(string what, bool isTimeout = false, HttpStatusCode? status = null)
    {
        var shortened = FailureText.Shorten(what, UpstreamLimits.ErrorCharacters);
        var outcome = config.Resilience.MayRepeat(tool)
            ? new ToolCallOutcome.Failed(
                isTimeout ? ToolFailureKind.Timeout : ToolFailureKind.Unavailable,
                $"{shortened}. It is safe to call it again.",
                Retryable: true,
                StatusCode: (int?)status)
            : new ToolCallOutcome.Failed(
                ToolFailureKind.OutcomeUnknown,
                $"{shortened}. The outcome is unknown: it may or may not have taken effect. Look before you call it again.",
                Retryable: false,
                StatusCode: (int?)status);

        // What took all its time once would take it again.
        return new CallAttempt(outcome) with { IsUpstreamFault = true, MayPass = !isTimeout };
    }

    private CallAttempt Unavailable(string reason, HttpStatusCode? status = null) =>
        new(new ToolCallOutcome.Failed(ToolFailureKind.Unavailable, Sentence(reason), Retryable: true, StatusCode: (int?)status));

    private static CallAttempt Failed(ToolFailureKind kind, string message) => new(new ToolCallOutcome.Failed(kind, message, Retryable: false));

    private string Sentence(string reason) =>
        FailureText.Shorten($"The upstream '{tool.Upstream}' is not available: {reason}.", UpstreamLimits.ErrorCharacters);
}
