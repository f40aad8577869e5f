using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Asks an authorization server to know us, where nobody has done that before (RFC 7591).</summary>
internal sealed class ClientRegistration(AuthorizationHttp http)
{
    /// <summary>A client of our own, for one way back.</summary>
    /// <exception cref="UpstreamUnavailableException">It gives none.</exception>
    public async Task<OAuthClient> RegisterAsync(AuthorizationServer server, Uri redirect, CancellationToken cancellationToken)
    {
        if (server.RegistrationEndpoint is not { } endpoint)
        {
            throw new UpstreamUnavailableException($"{server.Issuer} does not make clients known by itself: register one there, with {redirect} (or any port of 127.0.0.1) to come back to, and give its 'clientId' in \"oauth\"");
        }

        var wanted = new JsonObject
        {
            ["client_name"] = "codemode",
            ["application_type"] = "native",
            ["redirect_uris"] = new JsonArray(redirect.ToString()),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["token_endpoint_auth_method"] = "none",
        };
        var (isSuccess, status, answer) = await http.PostAsync(endpoint, wanted.ToJsonString(), cancellationToken);
        if (!isSuccess || answer is not { } made || JsonText.Of(made, "client_id") is not { Length: > 0 } id)
        {
            throw new UpstreamUnavailableException($"{server.Issuer} did not make us known (HTTP {status}{(answer is { } refusal && JsonText.Of(refusal, "error") is { } error ? $", {error}" : "")}): register a client there, and give its 'clientId' in \"oauth\"");
        }

        return new OAuthClient
        {
            Id = id,
            Secret = JsonText.Of(made, "client_secret") is { Length: > 0 } secret ? secret : null,
            Authentication = JsonText.Of(made, "token_endpoint_auth_method"),
        };
    }
}
