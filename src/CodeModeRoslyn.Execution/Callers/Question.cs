using System.Text.Json;

namespace CodeModeRoslyn.Execution.Callers;

/// <summary>A question of a run's that a person has to answer.</summary>
/// <param name="Id">128 random bits in hexadecimal: who does not know it cannot answer.</param>
/// <param name="RunId">The run that waits.</param>
/// <param name="Principal">Whose run that is.</param>
/// <param name="Message">The question, as the person reads it.</param>
public sealed record Question(string Id, string RunId, string Principal, string Message)
{
    /// <summary>The form that the person fills in, MCP's <c>requestedSchema</c>; null for a question that is agreed to or not.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset Asked { get; init; }
}
