namespace CodeModeRoslyn.Compilation;

/// <summary>A script and the bindings it is compiled against.</summary>
/// <param name="Text">The submitted text.</param>
/// <param name="Bindings">The units that it names; their assemblies were added before.</param>
/// <param name="Upstreams">The C# names of all upstreams that there are, for suggestions.</param>
public sealed record ScriptSource(string Text, IReadOnlyList<ScriptBinding> Bindings, IReadOnlyList<string> Upstreams);

/// <summary>An upstream, or a group of it, as a script sees it.</summary>
/// <param name="Key">The simple name of the binding assembly.</param>
/// <param name="Name">The property of <c>tools</c>.</param>
/// <param name="Group">The property of the upstream; empty for the upstream itself, which is there for each group.</param>
/// <param name="Namespace">The namespace of its records.</param>
/// <param name="Interface">The full name of the property's type.</param>
/// <param name="Accessor">The full name of the static property that gives the instance.</param>
public sealed record ScriptBinding(string Key, string Name, string Group, string Namespace, string Interface, string Accessor);
