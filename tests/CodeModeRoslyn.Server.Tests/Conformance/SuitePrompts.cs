using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

internal static class SuitePrompts
{
    public static IEnumerable<McpServerPrompt> All() =>
    [
        Prompt("test_simple_prompt", "Says something.", () => Says("Something.")),
        Prompt("test_prompt_with_arguments", "Says what it was given.", ([Description("The first.")] string arg1, [Description("The second.")] string arg2) =>
            Says($"First {arg1}, then {arg2}.")),
        Prompt("test_prompt_with_embedded_resource", "Shows a resource.", ([Description("Which.")] string resourceUri) => Shows(
            new EmbeddedResourceBlock { Resource = new TextResourceContents { Uri = resourceUri, MimeType = "text/plain", Text = "What it holds." } })),
        Prompt("test_prompt_with_image", "Shows an image.", () => Shows(ImageContentBlock.FromBytes(Samples.Png, "image/png"))),
        Prompt("test_input_required_result_prompt", "Asks before it says anything.", Ask),
    ];

    private static GetPromptResult Ask(RequestContext<GetPromptRequestParams> request) =>
        InputTools.Response(request.Params.InputResponses, "user_context")?["content"] is { } content
            ? Says($"In the context of {content["context"]}.")
            : throw InputTools.Ask(
                """
                {
                  "user_context": {
                    "method": "elicitation/create",
                    "params": {
                      "message": "In which context?",
                      "requestedSchema": { "type": "object", "properties": { "context": { "type": "string" } }, "required": ["context"] }
                    }
                  }
                }
                """);

    private static GetPromptResult Shows(ContentBlock content) =>
        new() { Messages = [User(content), User(new TextContentBlock { Text = "What do you make of it?" })] };

    private static GetPromptResult Says(string text) => new() { Messages = [User(new TextContentBlock { Text = text })] };

    private static PromptMessage User(ContentBlock content) => new() { Role = Role.User, Content = content };

    private static McpServerPrompt Prompt(string name, string description, Delegate get) =>
        McpServerPrompt.Create(get, new() { Name = name, Description = description });
}
