using System.Diagnostics.CodeAnalysis;

namespace CodeModeRoslyn.Guest;

/// <summary>What a script has without declaring it, besides <c>tools</c>.</summary>
public static class ScriptGlobals
{
    /// <summary>All tools that the script's caller may know of, as data.</summary>
    [SuppressMessage("Style", "IDE1006", Justification = "Scripts read it as a variable.")]
    public static Catalog catalog { get; } = new();

    /// <summary>Earlier runs whose results were too long for their answers: <c>runs["id"].Result</c>.</summary>
    [SuppressMessage("Style", "IDE1006", Justification = "Scripts read it as a variable.")]
    public static KeptRuns runs { get; } = new();
}
