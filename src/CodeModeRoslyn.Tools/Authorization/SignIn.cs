using System.Buffers.Text;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Net;
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
    private const string OfflineAccess = "offline_access";
    private const string Session = "Mcp-Session-Id";

    /// <summary>Requests that need a token, as far as we know: they are made to be refused. Some upstreams let everybody begin, and refuse what comes after.</summary>
    private static readonly string[] Knocks =
    [
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"codemode","version":"0"}}}""",
        """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""",
    ];

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
    public async Task<bool> ForgetAsync(CancellationToken cancellationToken) => await new TokenDrawer(state, time).DeleteForAsync(upstream.Url, cancellationToken) > 0;

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

        var drawer = new TokenDrawer(state, time);
        var key = TokenKey.Of(target, config);
        var scopes = Scopes(target, drawer.Read(key));
        show(server.Issuer, PageFor(page, target, scopes, client, redirects.Address, verifier, unguessable));
        var verdict = await redirects.AnswerAsync(cancellationToken);
        if (verdict.Code is not { } code)
        {
            throw new UpstreamUnavailableException(verdict.Failure ?? "nothing came back");
        }

        var tokens = await new TokenRequests(http, time).ForCodeAsync(target, client, code, verifier, redirects.Address, cancellationToken);

        // Whoever refreshes the old ones at this moment would put them over these.
        using var alone = await drawer.LockAsync(key, cancellationToken);
        drawer.Write(key, tokens with { Key = key, Upstream = upstream.Url, Scopes = scopes });
    }

    /// <summary>Asks the upstream without a token what it wants.</summary>
    private async Task<Challenge> KnockAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SameHostHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, upstream.Url)) { Timeout = upstream.ConnectTimeout };
        string? session = null;
        try
        {
            foreach (var knock in Knocks)
            {
                using var request = RequestFor(knock, session);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (Challenge.Of(response) is var challenge && (response.StatusCode == HttpStatusCode.Unauthorized || challenge != Challenge.None))
                {
                    return challenge;
                }

                session = response.Headers.TryGetValues(Session, out var given) ? given.First() : null;
            }

            return Challenge.None;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamUnavailableException($"the upstream does not answer: {FailureText.Of(e, upstream)}", e);
        }
    }

    private HttpRequestMessage RequestFor(string knock, string? session)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, upstream.Url) { Content = new StringContent(knock, Encoding.UTF8, "application/json") };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        foreach (var (name, value) in upstream.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (session is not null)
        {
            request.Headers.TryAddWithoutValidation(Session, session);
        }

        return request;
    }

    /// <summary>The rights to ask for. What the upstream has wanted since the last sign-in comes to all that was asked for then, since the new token replaces the old one.</summary>
    private ImmutableArray<string> Scopes(AuthorizationTarget target, Tokens? last)
    {
        if (!config.Scopes.IsEmpty)
        {
            return config.Scopes;
        }

        IEnumerable<string> wider = last is { Wanted.IsEmpty: false } ? last.Scopes.Union(last.Wanted) : [];

        // By its own name, a refresh token is asked for where that is known.
        string[] lasting = target.Server.Scopes.Contains(OfflineAccess) ? [OfflineAccess] : [];
        return [.. target.Scopes.Union(wider).Union(lasting)];
    }

    private static Uri PageFor(
        Uri page, AuthorizationTarget target, ImmutableArray<string> scopes, OAuthClient client, Uri redirect, string verifier, string unguessable)
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

        if (!scopes.IsEmpty)
        {
            parameters.Add(("scope", string.Join(' ', scopes)));
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
