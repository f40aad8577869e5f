namespace CodeModeRoslyn.Tools.Calls;

/// <summary>The way from an upstream that works on a call to whoever asked for that call. All that comes this way is the upstream's word.</summary>
public interface ICallRelay
{
    /// <summary>What all calls of one run have in common, and of no other.</summary>
    object Run { get; }

    /// <summary>Whose run it is.</summary>
    string Principal { get; }

    /// <summary>Tells how far the call is.</summary>
    void Progress(string message);

    /// <summary>Passes on a line of the upstream's log.</summary>
    /// <param name="level">MCP's word for how serious it is, such as <c>info</c>.</param>
    /// <param name="message">The line.</param>
    void Log(string level, string message);

    /// <summary>Puts a question of the upstream's to the caller's person.</summary>
    /// <param name="elicitation">The question and the form for its answer.</param>
    /// <param name="cancellationToken">The end of the call.</param>
    Task<ElicitationAnswer> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken);
}
