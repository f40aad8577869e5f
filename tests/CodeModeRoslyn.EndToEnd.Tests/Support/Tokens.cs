using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Tokens of o200k, counted by a tokenizer that is not ours.</summary>
internal static class Tokens
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tokens of each text.</summary>
    public static async Task<int[]> CountAsync(IReadOnlyList<string> texts)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [NodePackages.CountTokens]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        var counts = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<int[]>(counts)!;
    }

    /// <summary>What a client hands on to its model of a tool in <c>tools/list</c>.</summary>
    public static string AsModelsSee(JsonNode tool) => new JsonObject
    {
        ["name"] = tool["name"]!.DeepClone(),
        ["description"] = tool["description"]!.DeepClone(),
        ["inputSchema"] = tool["inputSchema"]!.DeepClone(),
    }.ToJsonString(Plain);
}
