namespace CodeModeRoslyn.Benchmarks.Corpus;

internal enum ScriptKind
{
    /// <summary>Completes with a known result.</summary>
    Benign,

    /// <summary>Is refused, which takes as long as compiling it.</summary>
    Rejected,

    /// <summary>May run into a limit, and costs its worker then.</summary>
    Contained,

    /// <summary>May cost a compiler, after the longest time that compiling may take.</summary>
    CompileBomb,
}
