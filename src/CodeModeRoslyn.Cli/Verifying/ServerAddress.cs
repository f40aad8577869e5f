using System.Text.Json;

namespace CodeModeRoslyn.Cli.Verifying;

/// <summary>What a document calls its first server. Nothing is ever sent there; it only says what recorded requests begin with.</summary>
internal static class ServerAddress
{
    private static readonly Uri Nowhere = new("http://127.0.0.1");

    public static Uri Of(JsonElement document)
    {
        if (document.TryGetProperty("servers", out var servers) && servers.ValueKind == JsonValueKind.Array && servers.GetArrayLength() > 0
            && servers[0].TryGetProperty("url", out var url))
        {
            var address = url.GetString()!;
            if (servers[0].TryGetProperty("variables", out var variables))
            {
                address = variables.EnumerateObject().Aggregate(address, (text, variable) => text.Replace($"{{{variable.Name}}}", variable.Value.GetProperty("default").GetString()));
            }

            return Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute : Nowhere;
        }

        var basePath = document.TryGetProperty("basePath", out var path) ? path.GetString() : "";
        return document.TryGetProperty("host", out var host) ? new Uri($"http://{host.GetString()}{basePath}") : new Uri(Nowhere, basePath);
    }
}
