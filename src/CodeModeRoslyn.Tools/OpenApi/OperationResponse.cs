using System.Net;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Reads what a service answers.</summary>
internal static class OperationResponse
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1_000, AllowDuplicateProperties = false };
    private static readonly byte[] Nothing = "null"u8.ToArray();

    /// <summary>The outcome of an attempt that was answered.</summary>
    /// <param name="tool">What was called.</param>
    /// <param name="response">The answer.</param>
    /// <param name="redactor">Knows what the service may not repeat.</param>
    /// <param name="mayRepeat">Whether it may be sent again.</param>
    /// <param name="time">For dates in headers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<CallAttempt> ReadAsync(
        ToolDescriptor tool, HttpResponseMessage response, SecretRedactor redactor, bool mayRepeat, TimeProvider time, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        var value = Value(bytes, type);
        if (response.IsSuccessStatusCode)
        {
            return new(value is null ? Failed(ToolFailureKind.ToolError, $"{tool.Id} answered with what it calls {type} and is no JSON.", Text(bytes))
                : value.Length <= UpstreamLimits.ResultBytes ? new ToolCallOutcome.Succeeded(value)
                : Failed(ToolFailureKind.ToolError, $"{tool.Id} answered with more than {UpstreamLimits.ResultBytes >> 20} MB. Ask for less.", []));
        }

        var kind = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => ToolFailureKind.RateLimited,
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => ToolFailureKind.InvalidArguments,
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => ToolFailureKind.Unavailable,
            _ => ToolFailureKind.ToolError,
        };

        // A gateway that got no answer does not know whether there was an effect; a service that says when to come back has refused.
        var retryAfter = RetryAfter.Of(response, time);
        var isUnknown = !mayRepeat && kind is ToolFailureKind.Unavailable && !(response.StatusCode is HttpStatusCode.ServiceUnavailable && retryAfter is not null);
        var words = $"{tool.Id} answered {(int)response.StatusCode} {response.ReasonPhrase}{ProblemText.Of(value, redactor)}";
        return new(Failed(kind, isUnknown ? $"{words} The outcome is unknown: it may or may not have taken effect." : words, value ?? Text(bytes)) with
        {
            Retryable = kind is ToolFailureKind.RateLimited or ToolFailureKind.Unavailable && !isUnknown,
            RetryAfter = retryAfter,
        })
        {
            IsUpstreamFault = response.StatusCode >= HttpStatusCode.InternalServerError,
            MayPass = kind is ToolFailureKind.RateLimited or ToolFailureKind.Unavailable || response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout,
        };

        ToolCallOutcome.Failed Failed(ToolFailureKind kind, string message, byte[] content) =>
            new(kind, FailureText.Shorten(message, UpstreamLimits.ErrorCharacters), Retryable: false, content, StatusCode: (int)response.StatusCode);
    }

    // JSON as it is, text as a string, and anything else as the string that holds its bytes; null for JSON that is none.
    private static byte[]? Value(byte[] bytes, string type)
    {
        if (bytes.Length == 0)
        {
            return Nothing;
        }

        if (MediaTypes.IsJson(type))
        {
            try
            {
                using var document = JsonDocument.Parse(bytes, Strict);
                return bytes;
            }
            catch (JsonException)
            {
                // The caller says so, with what there was instead.
                return null;
            }
        }

        return type.StartsWith("text/", StringComparison.Ordinal) || type is "" or "application/xml" || type.EndsWith("+xml", StringComparison.Ordinal)
            ? Text(bytes)
            : JsonSerializer.SerializeToUtf8Bytes(Convert.ToBase64String(bytes));
    }

    private static byte[] Text(byte[] bytes) =>
        JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, UpstreamLimits.ResultBytes / 2))));
}
