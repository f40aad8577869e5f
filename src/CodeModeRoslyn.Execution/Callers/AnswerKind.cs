namespace CodeModeRoslyn.Execution.Callers;

/// <summary>Whether somebody agreed.</summary>
public enum AnswerKind
{
    /// <summary>The person agreed.</summary>
    Accepted,

    /// <summary>The person refused, or closed the question.</summary>
    Declined,

    /// <summary>The question did not reach anybody.</summary>
    Unheard,
}
