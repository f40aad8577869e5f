using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Execution.Guarding;

/// <summary>Which upstreams a script could use, by its letters alone.</summary>
/// <param name="source">The script.</param>
public sealed class NamedUpstreams(string source)
{
    private readonly HashSet<string> words = Words.In(source);

    /// <summary>Whether the script says the name that the upstream has in C#, if only in a comment.</summary>
    public bool Contains(string alias) => words.Contains(UpstreamNames.Of(alias));
}
