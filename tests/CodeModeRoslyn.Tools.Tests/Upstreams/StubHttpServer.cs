using System.Net;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>Answers every request as the test says; it knows nothing of MCP.</summary>
internal sealed class StubHttpServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public StubHttpServer(Action<HttpListenerRequest, HttpListenerResponse> answer)
    {
        Url = new Uri($"http://127.0.0.1:{HttpServerProcess.FreePort()}/mcp");
        listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        serving = ServeAsync(answer);
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        // Stopping it first would make it listen once more, in order to close that.
        listener.Close();
        await serving;
    }

    private async Task ServeAsync(Action<HttpListenerRequest, HttpListenerResponse> answer)
    {
        try
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                answer(context.Request, context.Response);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or InvalidOperationException)
        {
            // Stopped, or the client has heard enough.
        }
    }
}
