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

/// <summary>What may be meant by an unknown name.</summary>
/// <param name="Wanted">The name, as in <see cref="ScriptVerdict.Refused.Unknown"/>.</param>
/// <param name="Instead">Tools as scripts name them after <c>tools</c>, such as <c>Crm.GetCustomerAsync</c>, best first.</param>
/// <param name="IsExact">Whether the first differs in writing only: capitals, underscores, <c>Async</c>.</param>
public sealed record NameHint(string Wanted, IReadOnlyList<string> Instead, bool IsExact);

/// <summary>An upstream, or a group of it, as a script sees it.</summary>
/// <param name="Key">The simple name of the binding assembly.</param>
/// <param name="Name">The property of <c>tools</c>.</param>
/// <param name="Group">The property of the upstream; empty for the upstream itself, which is there for each group.</param>
/// <param name="Namespace">The namespace of its records.</param>
/// <param name="Interface">The full name of the property's type.</param>
/// <param name="Accessor">The full name of the static property that gives the instance.</param>
public sealed record ScriptBinding(string Key, string Name, string Group, string Namespace, string Interface, string Accessor)
{
    /// <summary>Methods that are not spoken of to somebody who has not named them.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}
