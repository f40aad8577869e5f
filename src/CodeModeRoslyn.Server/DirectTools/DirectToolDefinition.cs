using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>Describes an upstream's tool as one of ours, in the upstream's words.</summary>
internal static class DirectToolDefinition
{
    // A stranger's words, which every request of the model's would carry.
    private const int LongestDescription = 4_000;
    private const int LongestTitle = 200;

    /// <exception cref="ArgumentException">It cannot be described.</exception>
    /// <exception cref="System.Text.Json.JsonException">Likewise.</exception>
    /// <exception cref="InvalidOperationException">Likewise.</exception>
    public static Tool Of(string name, ToolDescriptor tool) => new()
    {
        Name = name,
        Title = Shorten(tool.Title, LongestTitle),
        Description = Shorten(tool.Description, LongestDescription),
        InputSchema = SchemaCopy.OfInput(tool),
        OutputSchema = SchemaCopy.OfOutput(tool),
        Annotations = new ToolAnnotations
        {
            ReadOnlyHint = tool.Hints.ReadOnly,
            DestructiveHint = tool.Hints.Destructive,
            IdempotentHint = tool.Hints.Idempotent,
            OpenWorldHint = tool.Hints.OpenWorld,
        },
    };

    private static string? Shorten(string? text, int longest) =>
        text is null || text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
}
