using System.Buffers.Text;
using System.Collections.Specialized;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Has a person sign in to an upstream with a browser: authorization code with PKCE, back to a port of this machine (RFC 8252).</summary>
public sealed class SignIn(UpstreamConfig.Http upstream, StateFolder state, TimeProvider time)
{
    private const int MostWordCharacters = 300;

    /// <summary>A request that needs a token, as far as we know: it is made to be refused.</summary>
    private const string Knock = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"codemode","version":"0"}}}""";

    private readonly OAuthConfig config = upstream.OAuth ?? throw new ArgumentException("It has no OAuth.", nameof(upstream));

    /// <summary>Signs in, and keeps the tokens.</summary>
    /// <param name="show">Told whom the person signs in with, and the address to open.</param>
    /// <param name="cancellationToken">Ends the wait for the person.</param>
    /// <returns>The authorization server.</returns>
    /// <exception cref="SignInException">It did not come to that.</exception>
    public async Task<string> RunAsync(Action<string, Uri> show, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(show);
        using var http = new AuthorizationHttp();
        try
        {
            var target = await new Discovery(upstream.Url, config, describesItself: true, http).FindAsync(await KnockAsync(cancellationToken), cancellationToken);
            await RunAsync(target, http, show, cancellationToken);
            return target.Server.Issuer;
        }
        catch (Exception e) when (e is UpstreamUnavailableException or TokenRefusedException or SocketException or IOException or UnauthorizedAccessException)
        {
            throw new SignInException(Printable(e.Message), e);
        }
    }

    /// <summary>Forgets whoever has signed in.</summary>
    /// <returns>Whether there was anybody.</returns>
    public bool Forget() => new TokenDrawer(state, time).DeleteFor(upstream.Url) > 0;

    private async Task RunAsync(AuthorizationTarget target, AuthorizationHttp http, Action<string, Uri> show, CancellationToken cancellationToken)
    {
        var server = target.Server;
        if (server is not { AuthorizationEndpoint: { } page, KnowsProofKeys: true })
        {
            throw new UpstreamUnavailableException($"{server.Issuer} {(server.AuthorizationEndpoint is null ? "has no page to sign in at" : "does not say that it knows PKCE with S256, without which a sign-in could be stolen")}");
        }

        var (verifier, unguessable) = (Random(), Random());
        using var redirects = RedirectListener.Start(config.CallbackPort, unguessable, answer => Judge(answer, server));
        var client = config.ClientId is { } id
            ? new OAuthClient { Id = id, Secret = config.ClientSecret }
            : await new ClientRegistration(http).RegisterAsync(server, redirects.Address, cancellationToken);

        show(server.Issuer, PageFor(page, target, client, redirects.Address, verifier, unguessable));
        var verdict = await redirects.AnswerAsync(cancellationToken);
        if (verdict.Code is not { } code)
        {
            throw new UpstreamUnavailableException(verdict.Failure ?? "nothing came back");
        }

        var tokens = await new TokenRequests(http, time).ForCodeAsync(target, client, code, verifier, redirects.Address, cancellationToken);
        var key = TokenKey.Of(target, config);
        new TokenDrawer(state, time).Write(
            key, new Tokens { Access = tokens.Access, Refresh = tokens.Refresh, EndsAt = tokens.EndsAt, Key = key, Upstream = upstream.Url, Client = client });
    }

    /// <summary>Asks the upstream without a token what it wants.</summary>
    private async Task<Challenge> KnockAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SameHostHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, upstream.Url)) { Timeout = upstream.ConnectTimeout };
        using var request = new HttpRequestMessage(HttpMethod.Post, upstream.Url) { Content = new StringContent(Knock, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        foreach (var (name, value) in upstream.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Challenge.Of(response);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamUnavailableException($"the upstream does not answer: {FailureText.Of(e, upstream)}", e);
        }
    }

    private Uri PageFor(Uri page, AuthorizationTarget target, OAuthClient client, Uri redirect, string verifier, string unguessable)
    {
        List<(string Name, string Value)> parameters =
        [
            ("response_type", "code"),
            ("client_id", client.Id),
            ("redirect_uri", redirect.ToString()),
            ("state", unguessable),
            ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
            ("code_challenge_method", "S256"),
        ];
        if (target.Resource is { } resource)
        {
            parameters.Add(("resource", resource));
        }

        // By its own name, a refresh token is asked for where that is known.
        string[] scopes = [.. target.Scopes, .. config.Scopes.IsEmpty && target.Server.Scopes.Contains("offline_access") ? ["offline_access"] : Array.Empty<string>()];
        if (scopes.Length > 0)
        {
            parameters.Add(("scope", string.Join(' ', scopes.Distinct(StringComparer.Ordinal))));
        }

        var query = string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        return new UriBuilder(page) { Query = page.Query.Length > 1 ? $"{page.Query[1..]}&{query}" : query }.Uri;
    }

    // RFC 9207: without a look at who sends the browser back, one authorization server could bring us another's code to spend.
    private static RedirectVerdict Judge(NameValueCollection answer, AuthorizationServer server)
    {
        var issuer = answer["iss"];
        if (issuer is null ? server.NamesItself : !string.Equals(issuer, server.Issuer, StringComparison.Ordinal))
        {
            return RedirectVerdict.Failed($"the answer comes from {Printable(issuer ?? "nobody who is named")}, and not from {server.Issuer}");
        }

        if (answer["error"] is { } error)
        {
            return RedirectVerdict.Failed(Printable($"{server.Issuer} says {error}{(answer["error_description"] is { Length: > 0 } more ? $" ({more})" : "")}"));
        }

        return answer["code"] is { Length: > 0 } code ? RedirectVerdict.SignedIn(code) : RedirectVerdict.Failed("the answer holds no code");
    }

    // Others' words, for a terminal: nothing in them may move its cursor.
    private static string Printable(string words) => FailureText.Shorten(string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c)), MostWordCharacters);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
