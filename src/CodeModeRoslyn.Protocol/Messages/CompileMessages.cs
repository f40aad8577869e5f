namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>Host to a binding compiler: compile one unit's bindings. Answered by <see cref="BindingCompiledMessage"/>.</summary>
/// <param name="Key">Names unit and revision; becomes the assembly's simple name.</param>
/// <param name="Source">The generated C#.</param>
public sealed record CompileBindingMessage(string Key, string Source) : Message;

/// <summary>Binding compiler to host; the assembly is the attachment, empty when it did not compile.</summary>
/// <param name="Key">The key of the request.</param>
/// <param name="Diagnostics">What the compiler found wrong with the generated C#; empty when it compiled.</param>
public sealed record BindingCompiledMessage(string Key, IReadOnlyList<ScriptDiagnostic> Diagnostics) : Message;

/// <summary>Host to a compiler or a worker: keep this binding assembly (the attachment) for later. Not answered.</summary>
/// <param name="Key">The assembly's simple name.</param>
public sealed record AddBindingMessage(string Key) : Message;

/// <summary>Host to a script compiler: compile and judge one script. Answered by <see cref="ScriptCompiledMessage"/>.</summary>
/// <param name="Source">The script's text.</param>
/// <param name="Bindings">The units that the script names, each added before with <see cref="AddBindingMessage"/>.</param>
/// <param name="Upstreams">The C# names of all upstreams, for suggestions.</param>
public sealed record CompileScriptMessage(
    string Source,
    IReadOnlyList<BindingReference> Bindings,
    IReadOnlyList<string> Upstreams) : Message;

/// <summary>An upstream, or a group of it, as a script sees it.</summary>
/// <param name="Key">The binding assembly's simple name.</param>
/// <param name="Name">The property of <c>tools</c>, such as <c>Crm</c>.</param>
/// <param name="Group">The property of the upstream, such as <c>Pulls</c>; empty for the upstream itself, which is there for each group.</param>
/// <param name="Namespace">The namespace of its records.</param>
/// <param name="Interface">The full name of the interface that the property has.</param>
/// <param name="Accessor">The full name of the static property in the binding assembly that gives the instance.</param>
public sealed record BindingReference(string Key, string Name, string Group, string Namespace, string Interface, string Accessor);

/// <summary>Script compiler to host; the approved assembly is the attachment, empty when the script was refused.</summary>
/// <param name="Diagnostics">Findings in the submitted text, worst first.</param>
/// <param name="Reach">The ids of all tools that the script could call. A claim: the bridge checks every call anyway.</param>
/// <param name="Lines">Where the assembly's code comes from: triples of method token, IL offset, line from 1.</param>
public sealed record ScriptCompiledMessage(
    IReadOnlyList<ScriptDiagnostic> Diagnostics,
    IReadOnlyList<string> Reach,
    IReadOnlyList<int> Lines) : Message;

/// <summary>One finding about a script.</summary>
/// <param name="Id">A compiler's id (<c>CS0103</c>) or a rule's (<c>CMR1001</c>).</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Line">The line of the submitted text, from 1.</param>
/// <param name="Column">The column of the submitted text, from 1.</param>
/// <param name="Suggestion">What to write instead; null when nothing general can be said.</param>
public sealed record ScriptDiagnostic(
    string Id,
    string Severity,
    string Message,
    int Line,
    int Column,
    string? Suggestion = null);
