using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>A credential that an operation asks for.</summary>
/// <param name="Id">The scheme's name in the document.</param>
/// <param name="Place"><c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Name">The name of the parameter, header or cookie.</param>
/// <param name="Prefix">The word before it, such as <c>Bearer</c>; null for none.</param>
internal sealed record SecurityScheme(string Id, string Place, string Name, string? Prefix);

/// <summary>Reads what an operation asks of its callers.</summary>
internal static class SecurityReader
{
    private const int MostAlternatives = 20;
    private const int MostSchemes = 10;

    /// <summary>Sets of credentials, any one of which will do; one that cannot be sent in a request (mutual TLS) is no choice.</summary>
    /// <param name="requirements">The operation's own, or the document's.</param>
    public static List<List<SecurityScheme>> Read(IList<OpenApiSecurityRequirement>? requirements) =>
        [.. (requirements ?? []).Take(MostAlternatives).Select(Alternative).OfType<List<SecurityScheme>>()];

    private static List<SecurityScheme>? Alternative(OpenApiSecurityRequirement requirement)
    {
        var schemes = requirement.Keys.Take(MostSchemes + 1).Select(Scheme).ToList();
        return schemes.Count > MostSchemes || schemes.Contains(null) ? null : [.. schemes.OfType<SecurityScheme>()];
    }

    private static SecurityScheme? Scheme(OpenApiSecuritySchemeReference scheme) => (scheme.Reference?.Id, scheme.Type) switch
    {
        ({ } id, SecuritySchemeType.ApiKey) when scheme is { Name.Length: > 0, In: { } place } => new SecurityScheme(id, Place(place), scheme.Name, null),
        ({ } id, SecuritySchemeType.OAuth2 or SecuritySchemeType.OpenIdConnect) => new SecurityScheme(id, "header", "Authorization", "Bearer"),
        ({ } id, SecuritySchemeType.Http) when scheme.Scheme?.ToLowerInvariant() is { Length: > 0 } word and not "mutual" => new SecurityScheme(
            id, "header", "Authorization", word is "bearer" or "basic" ? string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1)) : scheme.Scheme),
        _ => null,
    };

    private static string Place(ParameterLocation place) => place switch
    {
        ParameterLocation.Header => "header",
        ParameterLocation.Cookie => "cookie",
        _ => "query",
    };
}
