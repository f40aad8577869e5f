using CodeModeRoslyn.Tools.Bindings;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>An upstream's bindings, compiled.</summary>
/// <param name="Text">What was compiled.</param>
/// <param name="Assembly">The assembly. It comes from a process that never sees a script, and a worker judges it before it loads it.</param>
public sealed record CompiledBinding(UpstreamBinding Text, ReadOnlyMemory<byte> Assembly);
