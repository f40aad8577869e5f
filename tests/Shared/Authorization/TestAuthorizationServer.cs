using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Testing;

/// <summary>
/// A small OAuth 2.1 authorization server on a real port: metadata, PKCE, resource indicators, refresh tokens that rotate, and the whole
/// sign-in ended when an old one is used again. It asks nobody anything.
/// </summary>
internal sealed class TestAuthorizationServer : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Sign> codes = new();
    private readonly ConcurrentDictionary<string, (string Family, string Resource, string[] Scopes, DateTimeOffset End)> access = new();
    private readonly ConcurrentDictionary<string, (string Family, string Resource, string[] Scopes)> refresh = new();
    private readonly ConcurrentDictionary<string, string> spent = new();
    private readonly ConcurrentDictionary<string, bool> ended = new();

    private TestAuthorizationServer(WebApplication app, TimeProvider time)
    {
        this.app = app;
        this.time = time;
    }

    /// <summary>The client that it knows with a secret.</summary>
    public const string ClientId = "machine";

    public string ClientSecret { get; init; } = $"secret-of-the-client-{Guid.NewGuid():N}";

    public string Issuer { get; private set; } = "";

    public AuthorizationServerFaults Faults { get; set; } = new();

    /// <summary>The grants that it was asked for, and gave tokens for.</summary>
    public ConcurrentQueue<string> Given { get; } = [];

    /// <summary>All requests for tokens, with what became of them.</summary>
    public ConcurrentQueue<(string Grant, string? Error)> Asked { get; } = [];

    /// <summary>What people were asked for, in each sign-in.</summary>
    public ConcurrentQueue<string> Scopes { get; } = [];

    /// <summary>Every token that it has given.</summary>
    public IReadOnlyList<string> Tokens => [.. access.Keys, .. refresh.Keys, .. spent.Keys];

    /// <summary>How many clients were made.</summary>
    public int Registered { get; private set; }

    public static async Task<TestAuthorizationServer> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new TestAuthorizationServer(app, time ?? TimeProvider.System);
        app.MapGet("/.well-known/oauth-authorization-server", server.Metadata);
        app.MapGet("/authorize", server.Authorize);
        app.MapPost("/token", server.TokenAsync);
        app.MapPost("/register", server.Register);
        await app.StartAsync();
        server.Issuer = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    /// <summary>Whether a token of its own is good for a resource now.</summary>
    public bool IsGood(string token, string resource) =>
        access.TryGetValue(token, out var one) && one.Resource == resource && time.GetUtcNow() < one.End && !ended.ContainsKey(one.Family);

    /// <summary>Whether a token holds a right.</summary>
    public bool Holds(string token, string scope) => access.TryGetValue(token, out var one) && one.Scopes.Contains(scope);

    /// <summary>Ends all sign-ins.</summary>
    public void Revoke()
    {
        foreach (var (_, one) in access)
        {
            ended[one.Family] = true;
        }
    }

    /// <summary>Makes all access tokens worthless, and keeps the sign-ins.</summary>
    public void ForgetAccess() => access.Clear();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Metadata() => Results.Json(new Dictionary<string, object?>
    {
        ["issuer"] = Faults.Issuer ?? Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["registration_endpoint"] = $"{Issuer}/register",
        ["code_challenge_methods_supported"] = Faults.HidesProofKeys ? null : new[] { "S256" },
        ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "none" },
        ["authorization_response_iss_parameter_supported"] = true,
    });

    private IResult Register()
    {
        Registered++;
        return Results.Json(new Dictionary<string, object?> { ["client_id"] = $"made-{Guid.NewGuid():N}", ["token_endpoint_auth_method"] = "none" }, statusCode: 201);
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || string.IsNullOrEmpty(query["code_challenge"]) || string.IsNullOrEmpty(query["client_id"]))
        {
            return Results.BadRequest("This is no sign-in.");
        }

        var code = New();
        Scopes.Enqueue(query["scope"].ToString());
        codes[code] = new Sign(query["client_id"]!, query["redirect_uri"]!, query["code_challenge"]!, query["resource"]!, [.. query["scope"].ToString().Split(' ').Where(scope => scope != Faults.WithheldScope)]);
        var back = new StringBuilder(query["redirect_uri"]).Append('?').Append(Faults.Refuses ? "error=access_denied" : $"code={code}");
        back.Append($"&state={Uri.EscapeDataString(Faults.State ?? query["state"].ToString())}");
        if ((Faults.IssuerInAnswer ?? Issuer) is { Length: > 0 } issuer)
        {
            back.Append($"&iss={Uri.EscapeDataString(issuer)}");
        }

        return Results.Redirect(back.ToString());
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var grant = form["grant_type"].ToString();
        if (Faults.RedirectsTo is { } elsewhere)
        {
            return Results.Redirect(elsewhere.ToString(), permanent: false, preserveMethod: true);
        }

        if (Faults.Status is { } status)
        {
            return Results.StatusCode(status);
        }

        lock (gate)
        {
            var (error, answer) = grant switch
            {
                "authorization_code" => ForCode(form),
                "refresh_token" => ForRefresh(form),
                "client_credentials" => ForClient(form, request.Headers.Authorization.ToString()),
                _ => ("unsupported_grant_type", null),
            };
            Asked.Enqueue((grant, error));
            if (answer is null)
            {
                // Its words repeat what it was sent, as some do.
                return Results.Json(
                    new Dictionary<string, string?> { ["error"] = error, ["error_description"] = $"Not with {form["refresh_token"]}{request.Headers.Authorization}." }, statusCode: 400);
            }

            Given.Enqueue(grant);
            return Results.Json(answer);
        }
    }

    private (string? Error, object? Answer) ForCode(IFormCollection form)
    {
        if (!codes.TryRemove(form["code"].ToString(), out var sign) || sign.Client != form["client_id"] || sign.Redirect != form["redirect_uri"] || sign.Resource != form["resource"]
            || sign.Challenge != Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))).TrimEnd('=').Replace('+', '-').Replace('/', '_'))
        {
            return ("invalid_grant", null);
        }

        return (null, Answer(New(), sign.Resource, sign.Scopes, withRefresh: true));
    }

    private (string? Error, object? Answer) ForRefresh(IFormCollection form)
    {
        var token = form["refresh_token"].ToString();
        if (spent.TryGetValue(token, out var stolen))
        {
            ended[stolen] = true;
        }

        if (!refresh.TryGetValue(token, out var one) || ended.ContainsKey(one.Family) || one.Resource != form["resource"])
        {
            return ("invalid_grant", null);
        }

        if (!Faults.KeepsRefreshTokens)
        {
            refresh.TryRemove(token, out _);
            spent[token] = one.Family;
        }

        return (null, Answer(one.Family, one.Resource, one.Scopes, withRefresh: !Faults.KeepsRefreshTokens));
    }

    private (string? Error, object? Answer) ForClient(IFormCollection form, string authorization)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(ClientSecret)}"));
        return AuthenticationHeaderValue.TryParse(authorization, out var given) && given is { Scheme: "Basic" } && given.Parameter == expected
            ? (null, Answer(New(), form["resource"].ToString(), form["scope"].ToString().Split(' '), withRefresh: false))
            : ("invalid_client", null);
    }

    private Dictionary<string, object> Answer(string family, string resource, string[] scopes, bool withRefresh)
    {
        var (first, second) = ($"access-{New()}", $"refresh-{New()}");
        access[first] = (family, resource, scopes, time.GetUtcNow() + Lifetime);
        var answer = new Dictionary<string, object> { ["access_token"] = first, ["token_type"] = "Bearer", ["expires_in"] = (int)Lifetime.TotalSeconds };
        if (withRefresh)
        {
            refresh[second] = (family, resource, scopes);
            answer["refresh_token"] = second;
        }

        return answer;
    }

    private static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private sealed record Sign(string Client, string Redirect, string Challenge, string Resource, string[] Scopes);
}
