using System.Text.Encodings.Web;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;
using CodeModeRoslyn.Benchmarks.Tokens;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>What a model reads and writes, in tokens.</summary>
internal sealed class Counting(TokenCounter tokens)
{
    /// <summary>Of a longer result, the record keeps the beginning.</summary>
    private const int MostCharacters = 400;

    // As a model writes arguments, and a client definitions: without blanks, and no more escaped than JSON needs.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<int> TextAsync(string text, CancellationToken cancellationToken) => tokens.CountAsync(text, cancellationToken);

    /// <summary>What a server puts before a model, by what clients commonly pass on: no titles, annotations or output schemas.</summary>
    public async Task<ServerDefinitions> DefinitionsAsync(string server, McpClient client, CancellationToken cancellationToken)
    {
        var tools = await client.ListToolsAsync(cancellationToken: cancellationToken);
        var definitions = string.Join('\n', tools.Select(tool => JsonSerializer.Serialize(
            new { name = tool.Name, description = tool.Description, input_schema = tool.ProtocolTool.InputSchema }, Compact)));
        return new ServerDefinitions(
            server,
            tools.Count,
            await tokens.CountAsync(definitions, cancellationToken),
            await tokens.CountAsync(client.ServerInstructions ?? "", cancellationToken));
    }

    /// <summary>A call as it is recorded.</summary>
    /// <param name="tool">What the record calls the tool.</param>
    /// <param name="name">What the model calls it.</param>
    /// <param name="arguments">What the model wrote.</param>
    /// <param name="result">What came back.</param>
    /// <param name="workspace">Where it was done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The record, and all of the result's text.</returns>
    public async Task<(RecordedCall Call, string Text)> CallAsync(
        string tool, string name, JsonElement arguments, CallToolResult result, Workspace workspace, CancellationToken cancellationToken)
    {
        var text = workspace.Recorded(TextOf(result));
        var call = new RecordedCall(
            tool,
            arguments,
            await tokens.CountAsync(JsonSerializer.Serialize(new { name, arguments }, Compact), cancellationToken),
            text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}… ({text.Length:N0} characters)",
            await tokens.CountAsync(text, cancellationToken),
            result.IsError is true ? true : null);
        return (call, text);
    }

    /// <summary>The text of a result. Structured content says the same once more, and clients pass on one of them.</summary>
    public static string TextOf(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
