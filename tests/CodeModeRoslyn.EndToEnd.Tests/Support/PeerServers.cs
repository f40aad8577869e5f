using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Well-known MCP servers of others, and a configuration that reaches them over every transport.</summary>
public sealed class PeerServers : IAsyncLifetime
{
    private readonly List<RunningProgram> programs = [];
    private TemporaryFolder? folder;

    /// <summary>A folder that the server for files may read; it holds one file, <c>hello.txt</c>.</summary>
    public string Files => Path.Combine(Folder.Path, "files");

    public string Config { get; private set; } = "";

    internal TemporaryFolder Folder => folder ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        NodePackages.Require();
        folder = new TemporaryFolder();
        Directory.CreateDirectory(Files);
        File.WriteAllText(Path.Combine(Files, "hello.txt"), "hello");
        var streamable = FreePort.Next();
        await StartAsync("streamableHttp", streamable);
        var sse = FreePort.Next();
        await StartAsync("sse", sse);
        Config = folder.Write("peers.json", new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                ["every-stdio"] = Node(NodePackages.ServerEverything, "stdio"),
                ["every-http"] = new JsonObject { ["url"] = $"http://127.0.0.1:{streamable}/mcp" },
                ["every-sse"] = new JsonObject { ["type"] = "sse", ["url"] = $"http://127.0.0.1:{sse}/sse" },
                ["files"] = Node(NodePackages.ServerFilesystem, Files),
                ["memory"] = Remembering(Node(NodePackages.ServerMemory)),
            },
        }.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs)
        {
            await program.DisposeAsync();
        }

        folder?.Dispose();
    }

    private static JsonObject Node(params string[] arguments) => new()
    {
        ["command"] = NodePackages.Node,
        ["args"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]),
    };

    private JsonObject Remembering(JsonObject server)
    {
        server["env"] = new JsonObject { ["MEMORY_FILE_PATH"] = Path.Combine(Folder.Path, "memory.jsonl") };
        return server;
    }

    private async Task StartAsync(string transport, int port)
    {
        var start = new ProcessStartInfo(NodePackages.Node, [NodePackages.ServerEverything, transport])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder.Path,
            Environment = { ["PORT"] = $"{port}" },
        };
        var program = RunningProgram.Start(start);
        programs.Add(program);
        await Until.HoldsAsync($"server-everything listens with {transport}", () => ListensAsync(port));
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            // Not yet.
            return false;
        }
    }
}
