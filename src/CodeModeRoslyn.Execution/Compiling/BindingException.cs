namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>An upstream's generated bindings did not compile. The message may reach the caller: it names the upstream and the first finding.</summary>
public sealed class BindingException(string message) : Exception(message);
