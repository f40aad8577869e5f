using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Asks a token endpoint.</summary>
internal sealed class TokenRequests(AuthorizationHttp http, TimeProvider time)
{
    private const string InHeader = "client_secret_basic";
    private const string InForm = "client_secret_post";
    private const int MostErrorCharacters = 300;

    /// <summary>A client and its secret, as one header holds them (RFC 6749, section 2.3.1).</summary>
    public static string Basic(string id, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{FormEncoded(id)}:{FormEncoded(secret)}"));

    /// <summary>For the code that a browser has brought.</summary>
    public Task<Tokens> ForCodeAsync(AuthorizationTarget target, OAuthClient client, string code, string verifier, Uri redirect, CancellationToken cancellationToken) =>
        AskAsync(
            target,
            client,
            new(StringComparer.Ordinal) { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirect.ToString() },
            cancellationToken);

    /// <summary>For a refresh token. The answer has one too: a new one, or the same where none came.</summary>
    public Task<Tokens> ForRefreshAsync(AuthorizationTarget target, OAuthClient client, string refresh, CancellationToken cancellationToken) =>
        AskAsync(target, client, new(StringComparer.Ordinal) { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh }, cancellationToken);

    /// <summary>For the client itself.</summary>
    public Task<Tokens> ForClientAsync(AuthorizationTarget target, OAuthClient client, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials" };
        if (!target.Scopes.IsEmpty)
        {
            form["scope"] = string.Join(' ', target.Scopes);
        }

        return AskAsync(target, client, form, cancellationToken);
    }

    private async Task<Tokens> AskAsync(AuthorizationTarget target, OAuthClient client, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (target.Resource is { } resource)
        {
            form["resource"] = resource;
        }

        var (isSuccess, status, answer) = await http.PostAsync(target.Server.TokenEndpoint, form, Authenticate(target.Server, client, form), cancellationToken);
        if (!isSuccess && (status >= 500 || status == 429))
        {
            throw new UpstreamUnavailableException($"{target.Server.Issuer}, which it is authorized by, answered HTTP {status}");
        }

        if (!isSuccess || answer is not { } tokens || JsonText.Of(tokens, "access_token") is not { Length: > 0 } access)
        {
            throw new TokenRefusedException(answer is { } refusal ? JsonText.Of(refusal, "error") : null, $"{target.Server.Issuer} gives no token: {Words(answer, status)}");
        }

        if (!string.Equals(JsonText.Of(tokens, "token_type"), "Bearer", StringComparison.OrdinalIgnoreCase) || !IsHeader(access))
        {
            throw new TokenRefusedException(null, $"{target.Server.Issuer} gives tokens that are no bearer tokens");
        }

        return new Tokens
        {
            Access = access,
            Refresh = JsonText.Of(tokens, "refresh_token") ?? form.GetValueOrDefault("refresh_token"),
            EndsAt = Tokens.End(tokens.TryGetProperty("expires_in", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetDouble() : null, time.GetUtcNow()),
            Client = client,
        };
    }

    // A secret goes into the header where the server takes it there.
    private static AuthenticationHeaderValue? Authenticate(AuthorizationServer server, OAuthClient client, Dictionary<string, string> form)
    {
        if (client.Secret is not { } secret)
        {
            form["client_id"] = client.Id;
            return null;
        }

        var method = client.Authentication ?? (server.ClientAuthentication.Contains(InHeader) || !server.ClientAuthentication.Contains(InForm) ? InHeader : InForm);
        if (method != InForm)
        {
            return new AuthenticationHeaderValue("Basic", Basic(client.Id, secret));
        }

        form["client_id"] = client.Id;
        form["client_secret"] = secret;
        return null;
    }

    private static string FormEncoded(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static bool IsHeader(string token) => token.All(c => c is > ' ' and < '\u007F');

    private static string Words(JsonElement? answer, int status)
    {
        var error = answer is { } said ? JsonText.Of(said, "error") : null;
        var description = answer is { } more ? JsonText.Of(more, "error_description") : null;
        return error is null ? $"HTTP {status}" : FailureText.Shorten(description is null ? error : $"{error} ({description})", MostErrorCharacters);
    }
}
