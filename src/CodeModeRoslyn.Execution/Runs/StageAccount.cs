using System.Collections.Frozen;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>What a child may say of where its time went.</summary>
/// <param name="Stages">In the order in which they happen.</param>
/// <param name="Unsaid">What all of its time is called when it says nothing: it was ended, or has ended itself.</param>
internal sealed record StageAccount(IReadOnlyList<string> Stages, string Unsaid)
{
    private readonly FrozenSet<string> known = Stages.ToFrozenSet(StringComparer.Ordinal);

    public static StageAccount Compiler { get; } = new(["parse", "bind", "emit", "policy", "rewrite", "verify"], "compile");

    public static StageAccount Worker { get; } = new(["verify", "load", "jit", "run"], "run");

    /// <summary>Whether it is a stage of such a child, and a time.</summary>
    public bool Takes(string stage, double milliseconds) => known.Contains(stage) && milliseconds > 0;
}
