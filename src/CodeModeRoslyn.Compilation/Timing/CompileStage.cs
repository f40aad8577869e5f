namespace CodeModeRoslyn.Compilation.Timing;

/// <summary>What a compilation consists of.</summary>
internal static class CompileStage
{
    /// <summary>From the text to the lifted tree.</summary>
    public const string Parse = "parse";

    /// <summary>References and declarations. What stands in methods is bound as it is emitted, and once more where it is judged: Roslyn keeps the two apart.</summary>
    public const string Bind = "bind";

    public const string Emit = "emit";

    /// <summary>The rules on symbols, and what is to be said of a script: of one that does not compile, most of the time.</summary>
    public const string Policy = "policy";

    /// <summary>The guards that end what does not end by itself.</summary>
    public const string Rewrite = "rewrite";

    /// <summary>The rules on the bytes.</summary>
    public const string Verify = "verify";
}
