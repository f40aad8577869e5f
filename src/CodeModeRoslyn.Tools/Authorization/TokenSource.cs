using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>
/// Gives the token for one upstream, and gets another one when it has ended or is refused: once, however many ask. Nobody is asked
/// to sign in here; where that is needed, it says so.
/// </summary>
internal sealed class TokenSource : IAsyncDisposable
{
    private const int MostScopeCharacters = 300;
    private const int MostWanted = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly string alias;
    private readonly OAuthConfig config;
    private readonly SecretRedactor redactor;
    private readonly TimeProvider time;
    private readonly TokenDrawer? drawer;
    private readonly AuthorizationHttp http = new();
    private readonly Discovery discovery;
    private readonly TokenRequests requests;
    private readonly Lock gate = new();
    private Task<Tokens>? underWay;
    private volatile Tokens? held;
    private volatile AuthorizationTarget? target;

    /// <param name="upstream">The upstream.</param>
    /// <param name="address">Where tokens for it are sent to.</param>
    /// <param name="config">How they are got.</param>
    /// <param name="state">Where a person's are kept; null where nothing is, and nobody can have signed in.</param>
    /// <param name="time">For ends of tokens, and deadlines.</param>
    public TokenSource(UpstreamConfig upstream, Uri address, OAuthConfig config, StateFolder? state, TimeProvider time)
    {
        alias = upstream.Alias;
        this.config = config;
        this.time = time;
        redactor = SecretRedactor.Of(upstream);
        drawer = state is null ? null : new TokenDrawer(state, time);
        discovery = new Discovery(address, config, describesItself: upstream is UpstreamConfig.Http, http);
        requests = new TokenRequests(http, time);
    }

    /// <summary>A reason for being unavailable.</summary>
    public string SignInNeeded => $"needs you to sign in: run {LoginCommand}";

    private string LoginCommand => $"`codemode login {(alias.Contains(' ') ? $"\"{alias}\"" : alias)}`";

    /// <summary>The token to send; null when the upstream has to be asked first whom to get it from.</summary>
    /// <exception cref="UpstreamUnavailableException">There is none.</exception>
    public async Task<string?> CurrentAsync(CancellationToken cancellationToken) =>
        held is { } tokens && tokens.IsFresh(time.GetUtcNow()) ? tokens.Access
        : target is null && discovery.NeedsChallenge ? null
        : await RenewedAsync(refused: null, Challenge.None, cancellationToken);

    /// <summary>Another token than the one that was refused.</summary>
    /// <param name="refused">The one; null when none was sent.</param>
    /// <param name="challenge">What the upstream said.</param>
    /// <param name="cancellationToken">Ends the wait, and not what others wait for, too.</param>
    /// <exception cref="UpstreamUnavailableException">There is none.</exception>
    public async Task<string> RenewedAsync(string? refused, Challenge challenge, CancellationToken cancellationToken)
    {
        Task<Tokens> renewal;
        lock (gate)
        {
            if (held is { } tokens && tokens.Access != refused && tokens.IsFresh(time.GetUtcNow()))
            {
                return tokens.Access;
            }

            // Beside whoever asked: when they give up, the answer must not be lost, for a refresh token may have been spent on it.
            renewal = underWay is { IsCompleted: false } ? underWay : underWay = Task.Run(() => RenewAsync(refused, challenge), CancellationToken.None);
        }

        return (await renewal.WaitAsync(cancellationToken)).Access;
    }

    /// <summary>The token of whoever has signed in again since, which may have more rights; null where nobody has.</summary>
    /// <param name="lacking">The one that has too few.</param>
    public string? Widened(string? lacking)
    {
        if (config.Grant != OAuthGrant.AuthorizationCode || target is not { } whom || !IsOfUse(drawer?.Read(TokenKey.Of(whom, config)), lacking, out var kept))
        {
            return null;
        }

        Learn(kept);
        held = kept;
        return kept.Access;
    }

    /// <summary>Notes what an upstream wants beyond what there is a token for, so that the next sign-in asks for it too.</summary>
    /// <returns>What has to be done, as a reason.</returns>
    public async Task<string> WantAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var wanted = challenge.Scopes;
        var more = $"asks for more than we are authorized for{(wanted.IsEmpty ? "" : $" ('{FailureText.Shorten(string.Join(' ', wanted), MostScopeCharacters)}')")}";
        var isPersons = config.Grant == OAuthGrant.AuthorizationCode;
        if (!isPersons || wanted.IsEmpty || !config.Scopes.IsEmpty || drawer is null || target is not { } whom)
        {
            return $"{more}: add it to \"scopes\" in its \"oauth\"{(isPersons ? ", and sign in again" : "")}";
        }

        var key = TokenKey.Of(whom, config);
        try
        {
            using var alone = await drawer.LockAsync(key, cancellationToken);
            if (drawer.Read(key) is not { } kept)
            {
                return SignInNeeded;
            }

            // Asked for once, it is not asked for again and again: the answer would be the same.
            if (wanted.All(kept.Scopes.Contains))
            {
                return $"{more}, though it was asked for: whoever has signed in may not have it";
            }

            drawer.Write(key, kept with { Wanted = [.. kept.Wanted.Union(wanted).Take(MostWanted)] });
            return $"{more}: run {LoginCommand} again";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{more}, and that could not be kept for the next sign-in: {e.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (underWay is { } last)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        http.Dispose();
    }

    private async Task<Tokens> RenewAsync(string? refused, Challenge challenge)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            if (refused is not null)
            {
                // Somebody else may authorize the upstream by now.
                target = null;
            }

            target ??= await discovery.FindAsync(challenge, deadline.Token);
            var tokens = config.Grant == OAuthGrant.ClientCredentials
                ? await requests.ForClientAsync(target, Configured(), deadline.Token)
                : await OfPersonAsync(target, refused, deadline.Token);
            Learn(tokens);
            return held = tokens;
        }
        catch (Exception e)
        {
            // What was found out may be what is wrong.
            target = null;
            held = null;
            var reason = e switch
            {
                UpstreamUnavailableException => e.Message,
                TokenRefusedException => $"cannot be authorized: {e.Message}",
                OperationCanceledException => $"could not be authorized within {Patience.TotalSeconds:0} s",
                _ => $"could not be authorized: {e.Message}",
            };
            throw new UpstreamUnavailableException(redactor.Redact(reason), e) { HoldsForAll = true };
        }
    }

    private async Task<Tokens> OfPersonAsync(AuthorizationTarget target, string? refused, CancellationToken cancellationToken)
    {
        var key = TokenKey.Of(target, config);
        if (IsOfUse(drawer?.Read(key), refused, out var kept))
        {
            return kept;
        }

        if (drawer is null || kept is null)
        {
            throw new UpstreamUnavailableException(SignInNeeded);
        }

        using var alone = await drawer.LockAsync(key, cancellationToken);
        // Another process may have been here while we waited for it.
        if (IsOfUse(drawer.Read(key), refused, out kept))
        {
            return kept;
        }

        if (kept is not { Refresh: { } refresh, Client: { } client })
        {
            throw new UpstreamUnavailableException(SignInNeeded);
        }

        Learn(kept);
        try
        {
            var tokens = await requests.ForRefreshAsync(target, config.ClientId is null ? client : Configured(), refresh, cancellationToken);
            drawer.Write(key, kept with { Access = tokens.Access, Refresh = tokens.Refresh, EndsAt = tokens.EndsAt });
            return tokens;
        }
        catch (TokenRefusedException refusal) when (refusal.IsOver)
        {
            drawer.Delete(key);
            throw new UpstreamUnavailableException(SignInNeeded, refusal);
        }
    }

    private bool IsOfUse([NotNullWhen(true)] Tokens? read, string? refused, [NotNullWhen(true)] out Tokens? kept)
    {
        kept = read;
        return kept is not null && kept.Access != refused && kept.IsFresh(time.GetUtcNow());
    }

    private OAuthClient Configured() => new() { Id = config.ClientId ?? "", Secret = config.ClientSecret };

    private void Learn(Tokens tokens)
    {
        redactor.Add(tokens.Access);
        redactor.Add(tokens.Refresh);
        redactor.Add(tokens.Client?.Secret);
    }
}
