using CodeModeRoslyn.Tools.Bindings;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>A unit's bindings, compiled.</summary>
/// <param name="Text">What was compiled.</param>
/// <param name="Assembly">The assembly. It comes from a process that never sees a script, and a worker judges it before it loads it.</param>
public sealed record CompiledBinding(UnitBinding Text, ReadOnlyMemory<byte> Assembly);
