using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Tools.Secrets;

/// <summary>Tells by a header's, a variable's or a parameter's name whether it holds a secret.</summary>
public static partial class SecretNames
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "auth", "authentication", "authorization", "bearer", "cookie", "cred", "credential", "credentials", "dsn", "jwt", "pass", "passphrase", "passwd", "pat", "pwd", "session", "sid", "sig", "signature");

    private static readonly string[] Endings = ["key", "keys", "password", "secret", "secrets", "token", "tokens"];

    /// <summary>Whether one of its words says so: <c>X-Api-Key</c>, <c>githubToken</c>, <c>PGPASSWORD</c>.</summary>
    public static bool IsOne(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var match in Word().EnumerateMatches(name))
        {
            var word = name.Substring(match.Index, match.Length);
            if (Words.Contains(word) || Endings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
