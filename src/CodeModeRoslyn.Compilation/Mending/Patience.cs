namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>The processor's time that a script's attempts may take. One that is slow to compile is told what is wrong with it, rather than that it is slow.</summary>
/// <param name="spent">The processor's time that this process has taken.</param>
internal sealed class Patience(Func<TimeSpan> spent)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1.8);

    private readonly TimeSpan started = spent();
    private TimeSpan last;

    /// <summary>Whether another attempt, which takes as long as the last one, would still end in time.</summary>
    public bool IsLeft => spent() - started + last < Most;

    public ScriptVerdict Spend(Func<ScriptVerdict> attempt)
    {
        var from = spent();
        var verdict = attempt();
        last = spent() - from;
        return verdict;
    }
}
