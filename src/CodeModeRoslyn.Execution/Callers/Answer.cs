namespace CodeModeRoslyn.Execution.Callers;

/// <summary>What became of a question.</summary>
public enum Answer
{
    /// <summary>The person agreed.</summary>
    Accepted,

    /// <summary>The person refused, or closed the question.</summary>
    Declined,

    /// <summary>The question did not reach anybody.</summary>
    Unheard,
}
