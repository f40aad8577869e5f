using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Tasks;

/// <summary>A call that a model makes when it calls tools one by one.</summary>
/// <param name="Tool">Server and tool, <c>crm.get_customer</c>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record PlannedCall(string Tool, JsonElement Arguments)
{
    public string Server => Tool[..Tool.IndexOf('.', StringComparison.Ordinal)];

    public string Name => Tool[(Tool.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
