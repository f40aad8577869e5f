using System.Net;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>Answers every request with a redirect, or with a web page when it has nowhere to redirect to.</summary>
internal sealed class RedirectingServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public RedirectingServer(string? location)
    {
        Url = new Uri($"http://127.0.0.1:{HttpServerProcess.FreePort()}/mcp");
        _listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _serving = ServeAsync(location);
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync(string? location)
    {
        try
        {
            while (true)
            {
                var response = (await _listener.GetContextAsync()).Response;
                response.StatusCode = location is null ? 200 : 307;
                response.ContentType = "text/html";
                if (location is not null) response.RedirectLocation = location;
                else await response.OutputStream.WriteAsync("<html>Hello</html>"u8.ToArray());
                response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
