using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>What an authorization server has given us.</summary>
internal sealed record Tokens
{
    // A token that ends while a request is on its way is refused; this much before its end it counts as ended.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    public required string Access { get; init; }

    /// <summary>Null when there is nothing to refresh it with.</summary>
    public string? Refresh { get; init; }

    /// <summary>From when on it is not used any more; null where it is used until it is refused.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whose they are; null for those that are kept in memory alone.</summary>
    public TokenKey? Key { get; init; }

    /// <summary>The upstream that was signed in to, by which a person finds them again.</summary>
    public Uri? Upstream { get; init; }

    /// <summary>To whom they were given.</summary>
    public OAuthClient? Client { get; init; }

    /// <summary>The rights that a person was asked for.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The rights that the upstream has wanted since, for the next sign-in to ask for as well.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>When tokens that are good for some time stop being used: a little before their end, less so for short ones.</summary>
    public static DateTimeOffset? End(double? seconds, DateTimeOffset now) =>
        seconds is not (> 0 and < int.MaxValue) ? null
        : now + TimeSpan.FromSeconds(seconds.Value) - TimeSpan.FromTicks(Math.Min(Early.Ticks, TimeSpan.FromSeconds(seconds.Value / 10).Ticks));

    public bool IsFresh(DateTimeOffset now) => EndsAt is not { } end || now < end;

    /// <summary>Nothing of them: they are secrets.</summary>
    public override string ToString() => nameof(Tokens);
}
