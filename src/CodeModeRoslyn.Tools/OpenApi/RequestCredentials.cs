using System.Collections.Immutable;
using System.Text;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>
/// Puts the configured credentials where a document says that the service looks for them. What the configuration says takes the
/// place of what a script says under the same name.
/// </summary>
/// <param name="config">The upstream.</param>
internal sealed class RequestCredentials(UpstreamConfig.OpenApi config)
{
    private const string Basic = "Basic";

    /// <summary>The credentials that are sent with an operation: the largest of its sets that the configuration has all of; empty for none.</summary>
    public static ImmutableArray<SecurityScheme> Choose(OperationRequest operation, UpstreamConfig.OpenApi config) => operation.Security
        .Where(schemes => schemes.All(scheme => config.Credentials.ContainsKey(scheme.Id)))
        .OrderByDescending(schemes => schemes.Length)
        .FirstOrDefault(ImmutableArray<SecurityScheme>.Empty);

    /// <summary>Adds them.</summary>
    /// <exception cref="RequestException">One cannot be sent.</exception>
    public void AddTo(OperationRequest operation, HttpRequestMessage request)
    {
        foreach (var scheme in Choose(operation, config))
        {
            Add(scheme, config.Credentials[scheme.Id], request);
        }

        foreach (var (name, value) in config.Query)
        {
            SetInQuery(name, value, request);
        }

        foreach (var (name, value) in config.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>For a call that was refused: what the configuration lacks; null when that is nothing.</summary>
    public string? Missing(OperationRequest operation)
    {
        var lacking = operation.Security
            .Select(schemes => string.Join(" and ", schemes.Where(scheme => !config.Credentials.ContainsKey(scheme.Id)).Select(scheme => $"'{scheme.Id}'")))
            .Where(words => words.Length > 0)
            .Distinct()
            .ToList();
        return lacking.Count == 0 || config.OAuth is not null || !Choose(operation, config).IsEmpty ? null
            : $"It asks for a credential, {string.Join(" or ", lacking)}: the configuration can hold it as openApi.{config.Alias}.credentials.";
    }

    private static void Add(SecurityScheme scheme, string secret, HttpRequestMessage request)
    {
        var value = scheme.Prefix switch
        {
            null => secret,
            Basic => $"{Basic} {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}",
            var word => $"{word} {secret}",
        };
        switch (scheme.Place)
        {
            case "query":
                SetInQuery(scheme.Name, value, request);
                break;
            case "cookie":
                var others = request.Headers.TryGetValues("Cookie", out var sent) ? string.Join("; ", sent).Split("; ") : [];
                RequestHeaders.Set(request.Headers, "Cookie", string.Join("; ", [.. others.Where(pair => NameIn(pair) != scheme.Name), $"{scheme.Name}={value}"]));
                break;
            default:
                RequestHeaders.Set(request.Headers, scheme.Name, value);
                break;
        }
    }

    private static void SetInQuery(string name, string value, HttpRequestMessage request)
    {
        var address = new UriBuilder(request.RequestUri!);
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !string.Equals(Uri.UnescapeDataString(NameIn(pair).Replace('+', ' ')), name, StringComparison.OrdinalIgnoreCase));
        address.Query = string.Join('&', [.. others, $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}"]);
        request.RequestUri = address.Uri;
    }

    private static string NameIn(string pair) => pair.Split('=', 2)[0];
}
