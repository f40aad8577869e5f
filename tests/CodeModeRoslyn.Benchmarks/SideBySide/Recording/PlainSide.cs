using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>A client that has all servers' tools itself.</summary>
internal sealed class PlainSide : IAsyncDisposable
{
    private readonly Dictionary<string, McpClient> clients = new(StringComparer.Ordinal);
    private readonly Workspace workspace;
    private readonly Counting counting;

    private PlainSide(Workspace workspace, Counting counting) => (this.workspace, this.counting) = (workspace, counting);

    public static async Task<PlainSide> StartAsync(string program, Workspace workspace, Counting counting, CancellationToken cancellationToken)
    {
        var side = new PlainSide(workspace, counting);
        foreach (var (name, transport) in SixServers.Transports(program, workspace))
        {
            side.clients[name] = await McpClient.CreateAsync(transport, cancellationToken: cancellationToken);
        }

        return side;
    }

    /// <summary>What the servers put before a model.</summary>
    public async Task<ServerDefinitions[]> DefinitionsAsync(CancellationToken cancellationToken)
    {
        var definitions = new List<ServerDefinitions>();
        foreach (var (name, client) in clients)
        {
            definitions.Add(await counting.DefinitionsAsync(name, client, cancellationToken));
        }

        return [.. definitions];
    }

    /// <summary>Makes the calls of a task.</summary>
    public async Task<SideResult> RunAsync(WrittenTask task, CancellationToken cancellationToken)
    {
        var turns = new List<RecordedCall[]>();
        var results = new List<string>();
        foreach (var turn in task.Plain)
        {
            var calls = new List<RecordedCall>();
            foreach (var call in turn)
            {
                var arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(workspace.Sent(call.Arguments.GetRawText()));
                var result = await clients[call.Server].CallToolAsync(call.Name, arguments, cancellationToken: cancellationToken);
                var (recorded, text) = await counting.CallAsync(call.Tool, call.Name, call.Arguments, result, workspace, cancellationToken);
                calls.Add(recorded);
                results.Add(text);
            }

            turns.Add([.. calls]);
        }

        return new SideResult([.. turns], string.Join('\n', results), results.Count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            await client.DisposeAsync();
        }
    }
}
