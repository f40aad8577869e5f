using System.Buffers;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>
/// What a request of 2026-07-28 must say of itself, and that its headers repeat its body: whoever routes by the headers
/// and whoever acts on the body must see the same request.
/// </summary>
internal static class HeaderRules
{
    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\t']);

    /// <summary>Checks all but the parameters' own headers. What is missing in the body is named before what differs.</summary>
    public static Refusal? Check(IHeaderDictionary headers, JsonRpcMessage message)
    {
        var revision = headers[McpHeaders.ProtocolVersion].ToString();
        if (revision.Length is 0)
        {
            return Missing(McpHeaders.ProtocolVersion);
        }

        if (message is JsonRpcRequest request && CheckMetadata(request, revision) is { } refusal)
        {
            return refusal;
        }

        return CheckMethod(headers, message) ?? CheckName(headers, message);
    }

    public static Refusal Missing(string header) => Refusals.HeaderMismatch($"The header {header} is missing.");

    public static Refusal Differs(string header, string place) =>
        Refusals.HeaderMismatch($"The header {header} does not say what {place} says.");

    /// <summary>Reads a header that may be encoded.</summary>
    /// <returns>The value; null when it is missing or no valid value.</returns>
    public static string? Decode(IHeaderDictionary headers, string header)
    {
        var value = headers[header].ToString().Trim();
        return value.AsSpan().ContainsAnyExcept(Printable) ? null : McpHeaderEncoder.DecodeValue(value);
    }

    private static Refusal? CheckMetadata(JsonRpcRequest request, string revision)
    {
        if (RequestMetadata.DeclaredRevision(request) is not { } declared)
        {
            return Refusals.InvalidParameters($"params._meta must hold '{MetaKeys.ProtocolVersion}'.");
        }

        if (!RequestMetadata.DeclaresCapabilities(request))
        {
            return Refusals.InvalidParameters($"params._meta must hold '{MetaKeys.ClientCapabilities}', an object.");
        }

        return declared == revision ? null : Differs(McpHeaders.ProtocolVersion, $"params._meta['{MetaKeys.ProtocolVersion}']");
    }

    private static Refusal? CheckMethod(IHeaderDictionary headers, JsonRpcMessage message)
    {
        // No header rules are defined for notifications, so only one that contradicts itself is refused.
        if (!headers.TryGetValue(McpHeaders.Method, out var method))
        {
            return message is JsonRpcRequest ? Missing(McpHeaders.Method) : null;
        }

        return method.ToString().Trim() == RequestMetadata.Method(message) ? null : Differs(McpHeaders.Method, "method");
    }

    private static Refusal? CheckName(IHeaderDictionary headers, JsonRpcMessage message)
    {
        var source = (message as JsonRpcRequest)?.Method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
            _ => null,
        };

        if (source is null)
        {
            return null;
        }

        if (!headers.ContainsKey(McpHeaders.Name))
        {
            return Missing(McpHeaders.Name);
        }

        return Decode(headers, McpHeaders.Name) is { } name
            && name == RequestMetadata.Text(RequestMetadata.Parameters(message)?[source])
                ? null
                : Differs(McpHeaders.Name, $"params.{source}");
    }
}
