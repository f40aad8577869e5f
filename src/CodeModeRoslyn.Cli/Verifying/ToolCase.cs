using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Cli.Verifying;

/// <summary>A call that a file of definitions gives with its tool, to be sent through the bindings and back.</summary>
/// <param name="Upstream">The tool's upstream.</param>
/// <param name="Tool">The tool, from its unit.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Case">What the file says.</param>
/// <param name="Caller">Answers the call.</param>
/// <param name="MayBeRefused">Whether the file expects that the tool, or the case, is refused with a reason.</param>
internal sealed record ToolCase(UpstreamSnapshot Upstream, ToolDescriptor Tool, int Number, JsonElement Case, IToolCaller Caller, bool MayBeRefused)
{
    public JsonElement? Arguments => Member("arguments");

    public JsonElement? Result => Member("result");

    /// <summary>The whole result, where it is not simply the structured one and its text.</summary>
    public JsonElement? Mcp => Member("mcp");

    /// <summary>The request and the response of an OpenAPI operation.</summary>
    public JsonElement? Http => Member("http");

    /// <summary>Whether the arguments, or the result, break the schema on purpose: they may be refused, if it is said that they are.</summary>
    public bool Violates(string what) =>
        Member("violates") is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == what);

    private JsonElement? Member(string name) =>
        Case.ValueKind == JsonValueKind.Object && Case.TryGetProperty(name, out var value) ? value : null;
}
