using System.Text.Json;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>A question of an upstream's to a person.</summary>
/// <param name="Message">The upstream's words.</param>
/// <param name="Schema">What the answer has to look like: MCP's <c>requestedSchema</c>.</param>
public sealed record Elicitation(string Message, JsonElement Schema);

/// <summary>What the person answered.</summary>
/// <param name="Action"><c>accept</c>, <c>decline</c> or <c>cancel</c>.</param>
/// <param name="Content">The filled form, when accepted.</param>
public sealed record ElicitationAnswer(string Action, JsonElement? Content = null)
{
    /// <summary>Nobody was asked, or nobody wanted to answer.</summary>
    public static ElicitationAnswer Declined { get; } = new("decline");
}
