using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Cli.Verifying;

/// <summary>The request that must go out, and the response that comes back.</summary>
internal sealed class HttpExchange
{
    private readonly RecordedOperationCaller caller;
    private readonly JsonElement request;

    public HttpExchange(RecordedOperationCaller caller, JsonElement http)
    {
        this.caller = caller;
        request = http.GetProperty("request");
        var response = http.GetProperty("response");
        Status = response.GetProperty("status").GetInt32();
        caller.Response = () => Respond(response);
    }

    public int Status { get; }

    /// <summary>What differs between the request that was sent and the one that should have been; null for nothing.</summary>
    public string? Compare()
    {
        if (caller.Request is not var (sent, body))
        {
            return "no request was sent";
        }

        var method = request.GetProperty("method").GetString();
        if (sent.Method.Method != method)
        {
            return $"the method {sent.Method} was sent for {method}";
        }

        var target = request.GetProperty("target").GetString();
        if (sent.RequestUri!.PathAndQuery != target)
        {
            return $"{sent.RequestUri.PathAndQuery} was asked for instead of {target}";
        }

        return CompareHeaders(sent) ?? CompareBody(body);
    }

    private string? CompareHeaders(HttpRequestMessage sent)
    {
        if (!request.TryGetProperty("headers", out var headers))
        {
            return null;
        }

        foreach (var header in headers.EnumerateObject())
        {
            var values = sent.Headers.TryGetValues(header.Name, out var own) ? own
                : sent.Content?.Headers.TryGetValues(header.Name, out own) == true ? own
                : [];
            if (string.Join(", ", values) != header.Value.GetString())
            {
                return $"the header {header.Name} was '{string.Join(", ", values)}' instead of '{header.Value}'";
            }
        }

        return null;
    }

    private string? CompareBody(byte[]? body)
    {
        if (!request.TryGetProperty("body", out var expected))
        {
            return request.TryGetProperty("bodyText", out var text) && text.GetString() != Encoding.UTF8.GetString(body ?? []) ? $"the body was {Encoding.UTF8.GetString(body ?? [])}"
                : request.TryGetProperty("bodyText", out _) || body is not { Length: > 0 } ? null
                : $"the body {Encoding.UTF8.GetString(body)} was sent for none";
        }

        return body is { Length: > 0 } && JsonElement.DeepEquals(JsonElement.Parse(body), expected) ? null : $"the body {Encoding.UTF8.GetString(body ?? [])} was sent for {expected.GetRawText()}";
    }

    private static HttpResponseMessage Respond(JsonElement response)
    {
        var body = response.TryGetProperty("body", out var json) ? json.GetRawText() : response.TryGetProperty("bodyText", out var text) ? text.GetString()! : "";
        var message = new HttpResponseMessage((HttpStatusCode)response.GetProperty("status").GetInt32()) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        foreach (var header in response.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().ToArray() : [])
        {
            var value = Convert.ToString(header.Value, CultureInfo.InvariantCulture);
            if (!message.Headers.TryAddWithoutValidation(header.Name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Name, value);
            }
        }

        return message;
    }
}
