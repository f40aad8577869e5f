using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>Offers all that the suite wants to find on a server.</summary>
internal sealed class SuiteOptionsFactory : IMcpServerOptionsFactory
{
    private readonly McpServerTool[] tools = [.. ContentTools.All(), .. AskingTools.All(), .. new InputTools().All()];
    private readonly McpServerPrompt[] prompts = [.. SuitePrompts.All()];
    private readonly McpServerResource[] resources = [.. SuiteResources.All()];

    public McpServerOptions Create(Caller caller) => new()
    {
        ServerInfo = new Implementation { Name = "suite", Version = "1.0" },
        ToolCollection = [.. tools],
        PromptCollection = [.. prompts],
        ResourceCollection = [.. resources],
        Handlers = new()
        {
            CompleteHandler = (_, _) => new(new CompleteResult { Completion = new() { Values = ["paris", "park"], Total = 2 } }),

            ReadResourceHandler = (request, _) => throw new McpProtocolException("There is no such resource.", McpErrorCode.InvalidParams)
            {
                Data = { ["uri"] = request.Params.Uri },
            },

            // Nothing here ever changes, so there is nothing to remember.
            SubscribeToResourcesHandler = (_, _) => new(new EmptyResult()),
            UnsubscribeFromResourcesHandler = (_, _) => new(new EmptyResult()),
        },
    };
}
