using System.Text;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Puts the configured credentials where a document says that the service looks for them. What the configuration says counts, whatever a script may say.</summary>
/// <param name="config">The upstream.</param>
internal sealed class RequestCredentials(UpstreamConfig.OpenApi config)
{
    private const string Basic = "Basic";

    /// <summary>Adds them.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="request">The request.</param>
    /// <returns>For the case that the service refuses the call: what is missing in the configuration; null when nothing is.</returns>
    public string? AddTo(OperationRequest operation, HttpRequestMessage request)
    {
        var chosen = operation.Security.Where(schemes => schemes.All(scheme => config.Credentials.ContainsKey(scheme.Id))).OrderByDescending(schemes => schemes.Length).FirstOrDefault();
        foreach (var scheme in chosen.IsDefault ? [] : chosen)
        {
            Add(scheme, config.Credentials[scheme.Id], request);
        }

        foreach (var (name, value) in config.Query)
        {
            AddToQuery(name, value, request);
        }

        foreach (var (name, value) in config.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return operation.Security.IsEmpty || chosen is { IsDefault: false, Length: > 0 } ? null
            : $"It asks for a credential, {string.Join(" or ", operation.Security.Where(schemes => schemes.Length > 0).Select(schemes => string.Join(" and ", schemes.Select(scheme => $"'{scheme.Id}'"))))}: the configuration can hold it as openApi.{config.Alias}.credentials.";
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
                AddToQuery(scheme.Name, value, request);
                break;
            case "cookie":
                var others = request.Headers.TryGetValues("Cookie", out var sent) ? $"{string.Join("; ", sent)}; " : "";
                request.Headers.Remove("Cookie");
                request.Headers.TryAddWithoutValidation("Cookie", $"{others}{scheme.Name}={value}");
                break;
            default:
                request.Headers.Remove(scheme.Name);
                if (RequestHeaders.IsTransport(scheme.Name) || !request.Headers.TryAddWithoutValidation(scheme.Name, value))
                {
                    throw new RequestException($"The credential '{scheme.Id}' cannot be sent as the header '{scheme.Name}'.");
                }

                break;
        }
    }

    private static void AddToQuery(string name, string value, HttpRequestMessage request)
    {
        var address = new UriBuilder(request.RequestUri!);
        var pair = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
        address.Query = address.Query.Length > 1 ? $"{address.Query}&{pair}" : pair;
        request.RequestUri = address.Uri;
    }
}
