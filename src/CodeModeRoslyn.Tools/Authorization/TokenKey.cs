using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Whose tokens they are: one authorization server's, for one client, for one resource. A token of one is never used for another.</summary>
/// <param name="Issuer">The authorization server.</param>
/// <param name="Client">The configured client; empty for the one that the authorization server has made for us.</param>
/// <param name="Resource">What they are for.</param>
internal sealed record TokenKey(string Issuer, string Client, string Resource)
{
    /// <summary>Of a target.</summary>
    public static TokenKey Of(AuthorizationTarget target, OAuthConfig config) => new(target.Server.Issuer, config.ClientId ?? "", target.Resource ?? "");

    /// <summary>A name for a file. It says nothing of what it stands for.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Issuer}\n{Client}\n{Resource}")).AsSpan(0, 16));
}
