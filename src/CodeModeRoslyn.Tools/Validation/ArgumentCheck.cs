using System.Runtime.CompilerServices;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Checks arguments against a tool's schema before they are sent.</summary>
internal static class ArgumentCheck
{
    private static readonly ConditionalWeakTable<object, SchemaSource> Sources = [];

    /// <summary>What is wrong, in a sentence; null when nothing is, or it is too much work to say.</summary>
    /// <param name="tool">The tool, with its schema.</param>
    /// <param name="arguments">The arguments.</param>
    public static string? Find(ToolDescriptor tool, JsonElement arguments)
    {
        if (tool.InputSchema.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var source = tool.SchemaRoot is { } shared
            ? Sources.GetValue(shared, _ => new SchemaSource(shared.Element))
            : Sources.GetValue(tool, _ => new SchemaSource(tool.InputSchema));
        var evaluation = new SchemaEvaluation(source);
        try
        {
            return evaluation.Find(tool.InputSchema, arguments) is { } misfit && !evaluation.GaveUp
                ? $"{(misfit.Spot.Depth == 0 ? "What was given as arguments" : $"The argument {misfit.Spot}")} of {tool.Id} {misfit.Words}."
                : null;
        }
        catch (InvalidOperationException)
        {
            // A name in the schema is half a surrogate pair, which the framework finds out by comparing it. It forbids nothing.
            return null;
        }
    }
}
