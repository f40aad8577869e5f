namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>A child process did not become ready. For the operator: the message says why, and quotes the child's standard error.</summary>
public sealed class ChildStartException : Exception
{
    /// <summary>Creates one with a sentence.</summary>
    public ChildStartException(string message) : base(message) { }

    /// <summary>Creates one with a sentence and its cause.</summary>
    public ChildStartException(string message, Exception innerException) : base(message, innerException) { }
}
