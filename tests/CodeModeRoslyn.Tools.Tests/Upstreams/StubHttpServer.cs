using System.Net;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>Answers every request as the test says; it knows nothing of MCP.</summary>
internal sealed class StubHttpServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly TaskCompletionSource ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    public StubHttpServer(Action<HttpListenerRequest, HttpListenerResponse> answer)
        : this((request, response) =>
        {
            answer(request, response);
            return Task.CompletedTask;
        })
    {
    }

    public StubHttpServer(Func<HttpListenerRequest, HttpListenerResponse, Task> answer)
    {
        Url = new Uri($"http://127.0.0.1:{HttpServerProcess.FreePort()}/mcp");
        listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        serving = ServeAsync(answer);
    }

    public Uri Url { get; }

    public async ValueTask DisposeAsync()
    {
        // A listener that is closed in the very moment in which it begins to wait for a request waits for ever.
        ending.SetResult();
        await serving;

        // Stopping it first would make it listen once more, in order to close that.
        listener.Close();
    }

    private async Task ServeAsync(Func<HttpListenerRequest, HttpListenerResponse, Task> answer)
    {
        try
        {
            while (listener.GetContextAsync() is var next && await Task.WhenAny(next, ending.Task) == next)
            {
                var context = await next;
                await answer(context.Request, context.Response);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or InvalidOperationException)
        {
            // The client has heard enough.
        }
    }
}
