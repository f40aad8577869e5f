using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Finds out who calls: by bearer token, or <see cref="Caller.Local"/> where no callers are configured.</summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, CallerRegister register)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = SchemeName + " ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var error = Request.Headers.Authorization.Count > 0 ? ", error=\"invalid_token\"" : "";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = $"{SchemeName} realm=\"codemode\"{error}";
        return Task.CompletedTask;
    }

    private AuthenticateResult Authenticate()
    {
        var callers = register.Callers;
        if (callers.Count is 0)
        {
            return Succeed(Caller.Local.Principal);
        }

        var authorization = Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return Find(callers, authorization[Prefix.Length..].Trim()) is { } caller
            ? Succeed(caller.Name, caller.IsOperator)
            : AuthenticateResult.Fail("The token belongs to no caller.");
    }

    // Every caller is compared, and each in constant time: how long a refusal takes tells nothing.
    private static CallerCredential? Find(IReadOnlyList<CallerCredential> callers, string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        CallerCredential? found = null;
        foreach (var caller in callers)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(caller.TokenSha256)))
            {
                found = caller;
            }
        }

        return found;
    }

    private AuthenticateResult Succeed(string principal, bool isOperator = false)
    {
        Claim[] role = isOperator ? [new Claim(ClaimTypes.Role, HttpContextCaller.OperatorRole)] : [];
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, principal), .. role], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
