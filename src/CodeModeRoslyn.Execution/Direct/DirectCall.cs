using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Direct;

/// <summary>A call that a caller makes itself, without a script.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">The arguments, a JSON object in UTF-8.</param>
/// <param name="Principal">Who makes it.</param>
/// <param name="Caller">The way back to who makes it.</param>
public sealed record DirectCall(ToolDescriptor Tool, ReadOnlyMemory<byte> Arguments, string Principal, ICallerLink Caller);
