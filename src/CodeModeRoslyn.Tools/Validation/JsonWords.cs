using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Says in a few words what stands in a place. Values may be an upstream's, so they are cleaned.</summary>
internal static class JsonWords
{
    private const int Longest = 60;

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {value.GetArrayLength()}",
        JsonValueKind.String => $"the string \"{CSharpText.Line(JsonText.Of(value) ?? "", Longest)}\"",
        _ => CSharpText.Line(value.GetRawText(), Longest),
    };
}
