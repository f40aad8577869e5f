using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Secrets;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Puts what went wrong with an upstream into words that say what to look at.</summary>
internal static class FailureText
{
    /// <summary>A reason for being unavailable, without the upstream's name and without a final stop.</summary>
    public static string Of(Exception e, UpstreamConfig config)
    {
        var text = Innermost<UpstreamUnavailableException>(e)?.Message
            ?? Innermost<MessageTooLargeException>(e)?.Message
            ?? (e is ProcessEndedException ? e.Message : null)
            ?? (config is UpstreamConfig.Http http ? OfHttp(e, http) : null)
            ?? OfProtocol(e);
        // Before it is cut: half a secret would not be found.
        return Shorten(SecretRedactor.Of(config).Redact(text), UpstreamLimits.ReasonCharacters);
    }

    public static T? Innermost<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The upstream's own words in a protocol error, without what the SDK puts before them.</summary>
    public static string UpstreamWords(McpProtocolException e)
    {
        const string added = "Request failed (remote): ";
        return e.Message.StartsWith(added, StringComparison.Ordinal) ? e.Message[added.Length..] : e.Message;
    }

    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"{text[..end]}… ({most} of {text.Length} characters)";
    }

    private static string? OfHttp(Exception e, UpstreamConfig.Http http)
    {
        // Without user name, password and query, any of which may be a secret.
        var address = http.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (Innermost<SocketException>(e) is { } socket)
        {
            return socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => $"connection refused at {address}",
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"host not found: {http.Url.Host}",
                _ => $"connection to {address} failed: {socket.Message}",
            };
        }

        return Innermost<HttpRequestException>(e) switch
        {
            { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } refused =>
                $"refused us with HTTP {(int)refused.StatusCode!} at {address}; {Advice(http)}",
            { StatusCode: { } status } => $"answered HTTP {(int)status} at {address}",
            { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection to {address}; check its certificate",
            { } other => $"connection to {address} failed: {other.Message}",
            null => null,
        };
    }

    private static string Advice(UpstreamConfig.Http http) => http.OAuth switch
    {
        null => "check the configured headers, or give it \"oauth\" where it wants a sign-in",
        { Grant: OAuthGrant.AuthorizationCode } => "check its \"oauth\", or sign in as somebody else",
        _ => "check its \"oauth\"",
    };

    private static string OfProtocol(Exception e) => e switch
    {
        McpProtocolException protocol => $"answered with the error {(int)protocol.ErrorCode}: {UpstreamWords(protocol)}",
        McpException or JsonException => $"does not speak MCP as we know it: {e.Message}",
        ClientTransportClosedException or IOException => "closed the connection",
        _ => e.Message,
    };
}
