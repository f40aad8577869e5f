namespace CodeModeRoslyn.Execution.Callers;

/// <summary>The way back from a run to whoever asked for it, while it lasts.</summary>
public interface ICallerLink
{
    /// <summary>Whether there is a person at the other end, as far as the client says, who can be asked.</summary>
    bool CanAsk { get; }

    /// <summary>Tells the caller how the run gets on.</summary>
    void Progress(string message);

    /// <summary>Passes on a line of an upstream's log, if the caller wants lines of that level.</summary>
    /// <param name="level">MCP's word for it, such as <c>info</c>.</param>
    /// <param name="upstream">Whose log it is.</param>
    /// <param name="message">The line.</param>
    void Log(string level, string upstream, string message);

    /// <summary>Puts a question to the caller's person.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Takes it back: the run has ended, the time is up, or somebody else has answered.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<Answer> AskAsync(Question question, CancellationToken cancellationToken);
}
