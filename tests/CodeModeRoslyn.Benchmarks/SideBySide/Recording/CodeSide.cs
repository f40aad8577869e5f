using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>A client that has this server alone, with the same servers behind it.</summary>
internal sealed class CodeSide : IAsyncDisposable
{
    private readonly McpClient client;
    private readonly Workspace workspace;
    private readonly Counting counting;

    private CodeSide(McpClient client, Workspace workspace, Counting counting) => (this.client, this.workspace, this.counting) = (client, workspace, counting);

    public static async Task<CodeSide> StartAsync(string program, Workspace workspace, Counting counting, CancellationToken cancellationToken)
    {
        var configuration = Path.Combine(workspace.Folder, "codemode.json");
        await File.WriteAllTextAsync(configuration, SixServers.Configuration(workspace), cancellationToken);
        var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Name = "codemode",
                Command = "dotnet",
                Arguments = ["exec", program, "stdio", "--config", configuration],
                // What was learned from earlier results would be in the answers to searches.
                EnvironmentVariables = new Dictionary<string, string?> { ["CODEMODE_HOME"] = Path.Combine(workspace.Folder, "home") },
            }),
            cancellationToken: cancellationToken);
        while (Counting.TextOf(await client.CallToolAsync("list_servers", cancellationToken: cancellationToken)).Contains("connecting", StringComparison.Ordinal))
        {
            await Task.Delay(200, cancellationToken);
        }

        return new CodeSide(client, workspace, counting);
    }

    /// <summary>What this server puts before a model.</summary>
    public Task<ServerDefinitions> DefinitionsAsync(CancellationToken cancellationToken) => counting.DefinitionsAsync("codemode", client, cancellationToken);

    /// <summary>Searches for the tools of a task, and runs its script.</summary>
    public async Task<SideResult> RunAsync(WrittenTask task, CancellationToken cancellationToken)
    {
        var searches = new List<RecordedCall>();
        var found = "";
        foreach (var query in task.Search)
        {
            var (search, answer, _) = await CallAsync("search_tools", "query", query, cancellationToken);
            searches.Add(search);
            found += answer;
        }

        var (run, text, result) = await CallAsync("execute_code", "code", task.Script, cancellationToken);
        var report = result.Meta?["codemode/report"];
        if (report?["outcome"]?.GetValue<string>() is not "completed")
        {
            throw new InvalidOperationException($"The script of {task.Name} did not complete: {text}");
        }

        foreach (var tool in report["reach"]!.AsArray().Select(tool => tool!.GetValue<string>()))
        {
            if (!found.Contains(MethodOf(tool), StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The script of {task.Name} calls {tool}, which its searches do not find.");
            }
        }

        return new SideResult([[.. searches], [run]], text, report["usage"]!["calls"]!.GetValue<int>());
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task<(RecordedCall Call, string Text, CallToolResult Result)> CallAsync(string tool, string argument, string value, CancellationToken cancellationToken)
    {
        var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { [argument] = workspace.Sent(value) }, cancellationToken: cancellationToken);
        var written = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [argument] = value });
        var (call, text) = await counting.CallAsync(tool, tool, written, result, workspace, cancellationToken);
        return (call, text, result);
    }

    // crm.get_customer is tools.Crm.GetCustomerAsync.
    private static string MethodOf(string tool) =>
        $"tools.{string.Join('.', tool.Split('.').Select(part => string.Concat(part.Split('_', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))))}Async(";
}
