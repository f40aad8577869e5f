using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.Server.Http;

/// <summary>One caller that may come in over HTTP.</summary>
/// <param name="Name">The caller's name, which becomes its principal.</param>
/// <param name="TokenSha256">The SHA-256 of its bearer token's UTF-8 bytes, as 64 hexadecimal digits.</param>
/// <param name="IsOperator">Whether it may answer for all callers.</param>
public sealed record CallerCredential(string Name, string TokenSha256, bool IsOperator = false)
{
    /// <summary>Those that a configuration names.</summary>
    public static IReadOnlyList<CallerCredential> Of(CodeModeConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. config.Callers.Select(caller => new CallerCredential(caller.Name, caller.TokenSha256, caller.IsOperator))];
    }

    // The token's hash is no secret worth stealing, but a log is no place for it either.
    /// <inheritdoc/>
    public override string ToString() => $"CallerCredential {{ Name = {Name} }}";
}
