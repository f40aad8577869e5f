using CodeModeRoslyn.Compilation;

namespace CodeModeRoslyn.Compiler;

/// <summary>
/// What a compiler does while nobody wants anything of it: it compiles the host's own script again and again, never a caller's, until the runtime
/// has optimised what compiling scripts takes. The scripts of its first minutes would otherwise take twice as long.
/// </summary>
internal sealed class Practice
{
    /// <summary>The runtime optimises what was called thirty times, and what it then calls again thirty times later.</summary>
    private const int Rounds = 80;

    /// <summary>On a slow machine it ends there, in processor time: what rests is not to work on and on.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    private ScriptSource? script;
    private TimeSpan? began;
    private int left = Rounds;

    /// <summary>How long nothing may be asked before it begins: a server that starts has better to do.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is a script, and it was not compiled often enough.</summary>
    public bool IsLeft => script is not null && left > 0 && (began is not { } start || Spent() - start < Most);

    /// <summary>The processor's time that this process has taken; tests share theirs.</summary>
    internal Func<TimeSpan> Spent { get; init; } = () => Environment.CpuUsage.TotalTime;

    /// <summary>The last one is practised on: where a company denies what the first one uses, there is another.</summary>
    public void Remember(ScriptSource source) => script = source;

    /// <summary>Compiles it once more.</summary>
    public void Go(ScriptCompiler compiler)
    {
        began ??= Spent();
        left--;
        compiler.Compile(script!, CancellationToken.None);
    }
}
