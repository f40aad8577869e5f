using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Secrets;

/// <summary>Which values of an upstream's configuration are secrets. Not all are: an API version in a header must not be cut out of results.</summary>
internal static class SecretValues
{
    /// <summary>The secrets, each as it may be met: a header's also without the word before it, a password's also without its user.</summary>
    public static IEnumerable<string> Of(UpstreamConfig config) => config.Secrets.Concat(config switch
    {
        UpstreamConfig.Http http => [.. Named(http.Headers), .. OfAddress(http.Url), .. OfClient(http.OAuth)],
        UpstreamConfig.OpenApi service =>
        [
            .. Named(service.Headers), .. Named(service.Query), .. service.Credentials.Values.SelectMany(Parts), .. OfClient(service.OAuth),
        ],
        UpstreamConfig.Stdio process => Named(process.Environment),
        _ => [],
    });

    private static IEnumerable<string> Named(IEnumerable<KeyValuePair<string, string>> values) =>
        values.Where(one => SecretNames.IsOne(one.Key)).SelectMany(one => Parts(one.Value));

    private static IEnumerable<string> Parts(string value) =>
        [value, .. After(value, ' '), .. After(value, ':')];

    private static string[] After(string value, char mark) => value.IndexOf(mark) is var at and >= 0 ? [value[(at + 1)..].Trim()] : [];

    private static IEnumerable<string> OfAddress(Uri address) =>
        [.. Parts(Uri.UnescapeDataString(address.UserInfo)), .. address.Query.TrimStart('?').Split('&').SelectMany(pair => After(pair, '=')).Select(Uri.UnescapeDataString)];

    // As it is, and as it goes into a header with the client's id.
    private static string[] OfClient(OAuthConfig? config) =>
        config?.ClientSecret is { } secret ? [secret, TokenRequests.Basic(config.ClientId ?? "", secret)] : [];
}
