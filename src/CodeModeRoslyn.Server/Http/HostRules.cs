using System.Net;
using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

/// <summary>
/// Which hosts requests may name. A web page can make its own name point at this machine and have a browser send us its
/// requests (DNS rebinding); it cannot make the browser call the page by another name.
/// </summary>
internal sealed class HostRules
{
    private readonly HashSet<string> allowed = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool listensEverywhere;

    public HostRules(HttpDoorOptions options)
    {
        foreach (var host in options.Urls.Select(url => BindingAddress.Parse(url).Host))
        {
            if (IsEverywhere(host))
            {
                listensEverywhere = true;
            }
            else
            {
                allowed.Add(host);
            }
        }

        allowed.UnionWith(options.AllowedHosts);
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public bool IsAllowedHost(string host) =>
        IsLoopback(host)
        || allowed.Contains(host)
        // An address cannot be made to point elsewhere, as a name can.
        || (listensEverywhere && IPAddress.TryParse(host, out _));

    /// <summary>Whether a page of this origin may call. A program that is no browser sends none.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="host">The host that the request is addressed to, which is allowed: its own pages may call it.</param>
    public bool IsAllowedOrigin(string origin, string host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && (IsLoopback(uri.Host) || allowed.Contains(uri.Host) || uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    private static bool IsEverywhere(string host) =>
        host is "*" or "+" || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
