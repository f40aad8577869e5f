namespace CodeModeRoslyn.Compilation;

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
