using CodeModeRoslyn.Benchmarks.Corpus;

namespace CodeModeRoslyn.Benchmarks.Attacks;

/// <summary>How scripts of one kind are sent, and how soon the answer must be there.</summary>
/// <param name="Title">What the report calls them.</param>
/// <param name="Scripts">Where they are in the corpus.</param>
/// <param name="MostTime">From sending the script to its answer.</param>
/// <param name="Arguments">What goes with the script's text.</param>
internal sealed record AttackKind(string Title, ScriptKind Scripts, TimeSpan MostTime, IReadOnlyDictionary<string, object?> Arguments)
{
    /// <summary>In seconds.</summary>
    private const double Deadline = 1;

    /// <summary>Sources that take a compiler long: only compiled, since it is the compiler that they attack.</summary>
    public static AttackKind OnCompilers { get; } = new(
        "on compilers", ScriptKind.CompileBomb, TimeSpan.FromSeconds(5), new Dictionary<string, object?> { ["dry_run"] = true });

    /// <summary>Scripts that compile and then do not end: the deadline and one second.</summary>
    public static AttackKind OnWorkers { get; } = new(
        "on workers", ScriptKind.Contained, TimeSpan.FromSeconds(Deadline + 1), new Dictionary<string, object?> { ["timeout_seconds"] = Deadline });
}
