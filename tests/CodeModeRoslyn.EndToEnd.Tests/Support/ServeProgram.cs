using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary><c>codemode serve</c> on a free port, in an empty working directory.</summary>
public sealed class ServeProgram : IAsyncDisposable
{
    private const string ConfigName = "some config.json";

    private readonly TemporaryFolder folder;

    private ServeProgram(TemporaryFolder folder, RunningProgram program, Uri endpoint)
    {
        this.folder = folder;
        Program = program;
        Endpoint = endpoint;
        Client = new HttpClient { BaseAddress = endpoint };
    }

    public RunningProgram Program { get; }

    /// <summary>The URL of MCP.</summary>
    public Uri Endpoint { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="config">The configuration's text; null for none, which is the demo.</param>
    public static async Task<ServeProgram> StartAsync(string? config = null)
    {
        var folder = new TemporaryFolder();
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        string[] arguments = ["serve", "--urls", url, .. config is null ? (string[])[] : ["--config", folder.Write(ConfigName, config)]];
        var door = new ServeProgram(folder, RunningProgram.Start(CodeModeProgram.StartInfo(arguments, folder.Path)), new Uri($"{url}/mcp"));
        await Until.HoldsAsync("/healthz answers", door.IsHealthyAsync);
        return door;
    }

    /// <summary>Writes a file beside the configuration, or the configuration anew where that is none.</summary>
    /// <returns>Its path.</returns>
    public string Write(string text, string name = ConfigName) => folder.Write(name, text);

    public Task<McpClient> ConnectAsync(string? revision = null, string? token = null, McpClientHandlers? handlers = null) =>
        McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = Endpoint,
                TransportMode = HttpTransportMode.StreamableHttp,
                AdditionalHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            }),
            Options(revision, handlers),
            cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A client's options.</summary>
    /// <param name="revision">The revision to speak; null for the newest.</param>
    /// <param name="handlers">What it can do for a server; null for nothing.</param>
    public static McpClientOptions Options(string? revision, McpClientHandlers? handlers)
    {
        var options = new McpClientOptions { ProtocolVersion = revision };
        if (handlers is not null)
        {
            options.Handlers = handlers;
        }

        return options;
    }

    /// <summary>Sends one message by hand, and reads the whole answer.</summary>
    public async Task<string> PostAsync(JsonNode message, string? session, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Mcp-Session-Id", session);
        using var response = await Client.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Program.DisposeAsync();
        folder.Dispose();
    }

    private async Task<bool> IsHealthyAsync()
    {
        if (Program.HasExited)
        {
            Assert.Fail($"The program ended at once. It wrote: {Program.Errors}");
        }

        try
        {
            return await Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken) == "ok";
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }
}
