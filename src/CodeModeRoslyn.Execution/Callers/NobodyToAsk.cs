namespace CodeModeRoslyn.Execution.Callers;

/// <summary>The link to a caller that cannot be asked anything.</summary>
public sealed class NobodyToAsk : ICallerLink
{
    public static NobodyToAsk Instance { get; } = new();

    public bool CanAsk => false;

    public void Progress(string message)
    {
    }

    public void Log(string level, string upstream, string message)
    {
    }

    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken) => Task.FromResult(Answer.Unheard);
}
