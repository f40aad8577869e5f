using ModelContextProtocol.Client;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>A client at one of the two doors.</summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    private readonly IAsyncDisposable? serve;
    private readonly TemporaryFolder? folder;

    private OpenDoor(McpClient client, IAsyncDisposable? serve, TemporaryFolder? folder)
    {
        Client = client;
        this.serve = serve;
        this.folder = folder;
    }

    public McpClient Client { get; }

    /// <summary>Starts the program with a configuration, and connects.</summary>
    public static async Task<OpenDoor> OpenAsync(string config, string revision, bool overStdio, McpClientHandlers? handlers = null)
    {
        if (!overStdio)
        {
            var serve = await ServeProgram.StartAsync(config);
            return new OpenDoor(await serve.ConnectAsync(revision, handlers: handlers), serve, folder: null);
        }

        var folder = new TemporaryFolder();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "stdio", "--config", folder.Write("some config.json", config)],
            WorkingDirectory = folder.Path,
        });
        return new OpenDoor(await McpClient.CreateAsync(transport, ServeProgram.Options(revision, handlers), cancellationToken: TestContext.Current.CancellationToken), serve: null, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        if (serve is not null)
        {
            await serve.DisposeAsync();
        }

        folder?.Dispose();
    }
}
