using CodeModeRoslyn.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Finds everything that is wrong with a door's options, not only the first.</summary>
internal static class HttpDoorFindings
{
    private const int HashDigits = 64;

    /// <exception cref="DoorRefusedException">Something is wrong.</exception>
    public static void ThrowIfAny(HttpDoorOptions options)
    {
        string[] findings = [.. OfUrls(options), .. OfCallers(options), .. OfLimits(options)];
        if (findings.Length > 0)
        {
            throw new DoorRefusedException(string.Join(Environment.NewLine, findings));
        }
    }

    private static IEnumerable<string> OfUrls(HttpDoorOptions options)
    {
        if (options.Urls.Count is 0)
        {
            yield return $"There is no URL to listen on. The usual one is {HttpDoorOptions.DefaultUrl}.";
        }

        foreach (var url in options.Urls)
        {
            if (!TryParse(url, out var address))
            {
                yield return $"'{url}' is no URL to listen on. Write it like {HttpDoorOptions.DefaultUrl}.";
            }
            else if (address.Scheme is not "http" || address.PathBase.Length > 0)
            {
                yield return $"'{url}' cannot be listened on: only http, and no path. For https, put a proxy in front that passes this address on as the Host.";
            }
            else if (options.Callers.Count is 0 && !HostRules.IsLoopback(address.Host))
            {
                yield return $"'{url}' can be reached from other machines, and no callers are configured. Configure callers, or listen on {HttpDoorOptions.DefaultUrl}.";
            }
        }
    }

    private static IEnumerable<string> OfCallers(HttpDoorOptions options)
    {
        foreach (var caller in options.Callers)
        {
            if (string.IsNullOrWhiteSpace(caller.Name))
            {
                yield return "A caller has no name.";
            }

            if (caller.TokenSha256 is not { Length: HashDigits } hash || !hash.All(char.IsAsciiHexDigit))
            {
                yield return $"The caller '{caller.Name}' needs a tokenSha256 of {HashDigits} hexadecimal digits.";
            }
        }
    }

    private static IEnumerable<string> OfLimits(HttpDoorOptions options)
    {
        if (options.RequestBytes <= 0 || options.Connections <= 0 || options.SessionsPerCaller <= 0)
        {
            yield return "Request bytes, connections and sessions per caller must be at least 1.";
        }

        if (options.SessionIdle <= TimeSpan.Zero || options.SessionIdle > TimeSpan.FromDays(7))
        {
            yield return "Sessions may be idle for more than nothing and at most 7 days.";
        }

        if (options.ShutdownGrace < TimeSpan.Zero || options.ShutdownGrace > TimeSpan.FromMinutes(10))
        {
            yield return "The grace at shutdown is at least nothing and at most 10 minutes.";
        }
    }

    private static bool TryParse(string url, out BindingAddress address)
    {
        try
        {
            address = BindingAddress.Parse(url);
            return address.Host.Length > 0 && address.Port is >= 0 and <= ushort.MaxValue;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            // The framework has no TryParse; the finding says what it would.
            address = null!;
            return false;
        }
    }
}
