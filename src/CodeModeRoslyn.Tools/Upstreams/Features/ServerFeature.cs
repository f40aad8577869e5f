using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Tools.Upstreams.Features;

/// <summary>Something that an MCP server has beside its tools, and that is called like one of them.</summary>
/// <param name="Method">The method of MCP.</param>
/// <param name="List">For a list, which comes in pages: the member of each page that holds its items; null for anything else.</param>
internal sealed record ServerFeature(string Method, string? List = null)
{
    /// <summary>Sends one request: method and parameters.</summary>
    public delegate Task<JsonObject?> Sender(string method, JsonObject parameters, CancellationToken cancellationToken);

    /// <summary>Makes the call.</summary>
    /// <param name="arguments">The arguments, which are the method's parameters.</param>
    /// <param name="send">Sends requests.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What a tool would have answered: the method's result as structured content.</returns>
    public async Task<JsonObject?> CallAsync(JsonObject? arguments, Sender send, CancellationToken cancellationToken)
    {
        var result = List is { } items ? await new FeaturePages(Method, items, send).ReadAsync(cancellationToken) : await send(Method, arguments ?? [], cancellationToken);
        if (result is null)
        {
            return null;
        }

        // A result that is not complete is none, as with tools.
        var answer = new JsonObject();
        if (result.Remove("resultType", out var type))
        {
            answer["resultType"] = type;
        }

        answer["structuredContent"] = result;
        return answer;
    }
}
