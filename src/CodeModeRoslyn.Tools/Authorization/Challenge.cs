using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>What an upstream says when it refuses a request for want of a token (RFC 6750, RFC 9728).</summary>
/// <param name="Metadata">Where it describes itself; null when it does not say.</param>
/// <param name="Scope">What the request needs; null when it does not say.</param>
/// <param name="Error">Why it was refused; null when it does not say.</param>
internal sealed record Challenge(string? Metadata, string? Scope, string? Error)
{
    private const string Bearer = "Bearer";
    private const int MostScopes = 100;
    private const int MostScopeCharacters = 200;

    /// <summary>An upstream that said nothing.</summary>
    public static Challenge None { get; } = new(null, null, null);

    /// <summary>What the request needs, one by one: what is no scope in the standard's eyes (RFC 6749, section 3.3) is not repeated to anybody.</summary>
    public ImmutableArray<string> Scopes =>
        [.. (Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(scope => scope.Length <= MostScopeCharacters && scope.All(IsOfScope)).Take(MostScopes)];

    /// <summary>The challenge of a response.</summary>
    public static Challenge Of(HttpResponseMessage response)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.WwwAuthenticate.Where(header => string.Equals(header.Scheme, Bearer, StringComparison.OrdinalIgnoreCase)))
        {
            Read(header, parameters);
        }

        return new Challenge(
            parameters.GetValueOrDefault("resource_metadata"), parameters.GetValueOrDefault("scope"), parameters.GetValueOrDefault("error"));
    }

    private static void Read(AuthenticationHeaderValue header, Dictionary<string, string> parameters)
    {
        // A comma inside of quotes separates nothing, so the text cannot be split at commas.
        var rest = header.Parameter.AsSpan();
        while (rest.IndexOf('=') is var equals and > 0)
        {
            var name = rest[..equals].Trim(", \t").ToString();
            rest = rest[(equals + 1)..].TrimStart();
            string value;
            if (rest.StartsWith("\""))
            {
                (value, var length) = Quoted(rest[1..]);
                rest = rest[Math.Min(rest.Length, length + 1)..];
            }
            else
            {
                var end = rest.IndexOf(',') is var comma and >= 0 ? comma : rest.Length;
                value = rest[..end].Trim().ToString();
                rest = rest[end..];
            }

            parameters.TryAdd(name, value);
        }
    }

    private static bool IsOfScope(char c) => c is > ' ' and < '\u007F' and not '"' and not '\\';

    private static (string Text, int Length) Quoted(ReadOnlySpan<char> text)
    {
        var value = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    return (value.ToString(), at + 1);
                case '\\' when at + 1 < text.Length:
                    value.Append(text[++at]);
                    break;
                default:
                    value.Append(text[at]);
                    break;
            }
        }

        return (value.ToString(), text.Length);
    }
}
