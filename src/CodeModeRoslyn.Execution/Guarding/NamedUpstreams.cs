using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Execution.Guarding;

/// <summary>Which upstreams a script could use, by its letters alone.</summary>
/// <param name="source">The script.</param>
public sealed class NamedUpstreams(string source)
{
    /// <summary>What scripts call the list of all tools.</summary>
    private const string Catalog = "catalog";

    private readonly HashSet<string> words = Words.In(source);

    /// <summary>Whether the script says the name that the upstream has in C#, if only in a comment, or asks for all there are.</summary>
    public bool Contains(string alias) => words.Contains(Catalog) || IsSaid(alias);

    /// <summary>Whether the script says the name that the upstream has in C#, if only in a comment.</summary>
    public bool IsSaid(string alias) => words.Contains(UpstreamNames.Of(alias));

    /// <summary>The same for the name of a group.</summary>
    public bool IsGroupSaid(string group) => words.Contains(group);
}
