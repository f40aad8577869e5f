using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Checks that the arguments which a tool wants repeated as headers (<c>x-mcp-header</c>) are, and that they agree.</summary>
internal static class ParameterHeaderRules
{
    // The largest whole number that JavaScript can hold without rounding; the specification allows no other.
    private const decimal LargestInteger = 9007199254740991m;

    public static Refusal? Check(IHeaderDictionary headers, JsonElement inputSchema, JsonRpcRequest call) =>
        CheckProperties(headers, inputSchema, RequestMetadata.Parameters(call)?["arguments"] as JsonObject, "arguments");

    private static Refusal? CheckProperties(IHeaderDictionary headers, JsonElement schema, JsonObject? values, string path)
    {
        if (schema.ValueKind is not JsonValueKind.Object
            || !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var value = values?[property.Name];
            var place = $"{path}.{property.Name}";
            var refusal = CheckValue(headers, property.Value, value, place)
                ?? CheckProperties(headers, property.Value, value as JsonObject, place);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? CheckValue(IHeaderDictionary headers, JsonElement schema, JsonNode? value, string place)
    {
        if (schema.ValueKind is not JsonValueKind.Object
            || !schema.TryGetProperty("x-mcp-header", out var name)
            || name.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        var header = McpHeaders.ParameterPrefix + name.GetString();
        if (!headers.ContainsKey(header))
        {
            return value is null ? null : HeaderRules.Missing(header);
        }

        if (HeaderRules.Decode(headers, header) is not { } sent)
        {
            return Refusals.HeaderMismatch($"The header {header} holds characters that a header cannot, or broken Base64.");
        }

        return value is not null && Agrees(sent, value) ? null : HeaderRules.Differs(header, place);
    }

    private static bool Agrees(string sent, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                return sent == value.GetValue<string>();
            case JsonValueKind.True:
                return sent is "true";
            case JsonValueKind.False:
                return sent is "false";
            case JsonValueKind.Number:
                // As numbers, not as text: 42 and 42.0 are one value.
                return IsInteger(sent, out var left) && IsInteger(value.ToJsonString(), out var right) && left == right;
            default:
                // Only integers, strings and booleans can stand in a header.
                return false;
        }
    }

    private static bool IsInteger(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && decimal.IsInteger(number)
        && Math.Abs(number) <= LargestInteger;
}
