using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>A call that may be made, as far as could be told when it was asked for.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">What will be sent: a JSON object in UTF-8.</param>
/// <param name="Parsed">The same, read.</param>
/// <param name="Decision">What the grants said.</param>
internal sealed record JudgedCall(ToolDescriptor Tool, ReadOnlyMemory<byte> Arguments, JsonElement Parsed, GrantDecision Decision);
