namespace CodeModeRoslyn.Compilation;

/// <summary>A script and the bindings it is compiled against.</summary>
/// <param name="Text">The submitted text.</param>
/// <param name="Bindings">The units that it names; their assemblies were added before.</param>
/// <param name="Upstreams">The C# names of all upstreams that there are, for suggestions.</param>
public sealed record ScriptSource(string Text, IReadOnlyList<ScriptBinding> Bindings, IReadOnlyList<string> Upstreams)
{
    /// <summary>What may be meant by names that were unknown when the script was compiled before; all of it is in <see cref="Bindings"/>.</summary>
    public IReadOnlyList<NameHint> Names { get; init; } = [];
}
