using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Cli.Demo;

/// <summary>One of the demo's MCP servers, over this process's standard input and output.</summary>
internal static class DemoServer
{
    /// <summary>Serves until the input ends.</summary>
    /// <param name="name">One of <see cref="DemoUpstreams.Names"/>.</param>
    /// <param name="cancellationToken">Ends the server early.</param>
    public static async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        var tool = Find(name);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = $"codemode-demo-{name}", Version = "1.0.0" },
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => new(new ListToolsResult { Tools = [tool.Definition] }),
                CallToolHandler = (request, _) => new(Call(tool, request.Params)),
            },
        };
        await using var server = McpServer.Create(new StdioServerTransport(options), options);
        await server.RunAsync(cancellationToken);
    }

    private static DemoTool Find(string name) => name switch
    {
        "crm" => DemoTools.GetCustomer,
        "billing" => DemoTools.ListInvoices,
        "analytics" => DemoTools.GetUsage,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such demo server."),
    };

    private static CallToolResult Call(DemoTool tool, CallToolRequestParams? call)
    {
        if (call?.Name != tool.Definition.Name)
        {
            return Error($"There is no tool '{call?.Name}'.");
        }

        try
        {
            var value = tool.Answer(new DemoArguments(call.Arguments));
            return new CallToolResult
            {
                StructuredContent = value,
                Content = [new TextContentBlock { Text = value.GetRawText() }],
            };
        }
        catch (DemoException e)
        {
            return Error(e.Message);
        }
    }

    private static CallToolResult Error(string message) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
