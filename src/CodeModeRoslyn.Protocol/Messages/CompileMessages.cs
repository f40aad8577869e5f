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
/// <param name="Names">What may be meant by names that were unknown when the script was compiled before.</param>
public sealed record CompileScriptMessage(
    string Source,
    IReadOnlyList<BindingReference> Bindings,
    IReadOnlyList<string> Upstreams,
    IReadOnlyList<ScriptNameHint> Names) : Message
{
    /// <summary>Whether it is the host's own, to warm up on, and to practise on while nobody wants anything.</summary>
    public bool IsWarmUp { get; init; }
}

/// <summary>What may be meant by an unknown name.</summary>
/// <param name="Wanted">The name, as the compiler said it.</param>
/// <param name="Instead">Tools as scripts name them after <c>tools</c>, such as <c>Crm.GetCustomerAsync</c>, best first; their bindings are among those of the request.</param>
/// <param name="IsExact">Whether the first differs in writing only: capitals, underscores, <c>Async</c>.</param>
public sealed record ScriptNameHint(string Wanted, IReadOnlyList<string> Instead, bool IsExact);

/// <summary>An upstream, or a group of it, as a script sees it.</summary>
/// <param name="Key">The binding assembly's simple name.</param>
/// <param name="Name">The property of <c>tools</c>, such as <c>Crm</c>.</param>
/// <param name="Group">The property of the upstream, such as <c>Pulls</c>; empty for the upstream itself, which is there for each group.</param>
/// <param name="Namespace">The namespace of its records.</param>
/// <param name="Interface">The full name of the interface that the property has.</param>
/// <param name="Accessor">The full name of the static property in the binding assembly that gives the instance.</param>
public sealed record BindingReference(string Key, string Name, string Group, string Namespace, string Interface, string Accessor)
{
    /// <summary>Methods whose tools are not granted to the caller: they compile, are refused by the host, and are not spoken of to somebody who has not named them.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}

/// <summary>Script compiler to host; the approved assembly is the attachment, empty when the script was refused.</summary>
/// <param name="Diagnostics">Findings in the submitted text, worst first.</param>
/// <param name="Reach">The ids of all tools that the script could call. A claim: the bridge checks every call anyway.</param>
/// <param name="Lines">Where the assembly's code comes from: triples of method token, IL offset, line from 1.</param>
public sealed record ScriptCompiledMessage(
    IReadOnlyList<ScriptDiagnostic> Diagnostics,
    IReadOnlyList<string> Reach,
    IReadOnlyList<int> Lines) : Message
{
    /// <summary>What each stage took, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Stages { get; init; } = new Dictionary<string, double>();

    /// <summary>What was changed before it compiled; null for the submitted text, and for a script that was refused.</summary>
    public ScriptMending? Mended { get; init; }

    /// <summary>Whether a refused script would compile with the changes that all of its findings name.</summary>
    public bool IsMendedByFixes { get; init; }

    /// <summary>A refused script with those changes; null where no finding names one.</summary>
    public string? Suggested { get; init; }

    /// <summary>What a refused script calls tools that are not there under these names, and what of .NET it names that scripts are not given.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

/// <summary>How a script was mended.</summary>
/// <param name="Text">The text that was compiled and judged.</param>
/// <param name="Applied">The changes.</param>
/// <param name="Errors">What was wrong with the submitted text.</param>
public sealed record ScriptMending(string Text, IReadOnlyList<ScriptChange> Applied, IReadOnlyList<ScriptDiagnostic> Errors)
{
    /// <summary>Whether the suggestions of <see cref="Errors"/> name every change.</summary>
    public bool IsToldInFull { get; init; }
}

/// <summary>A change that was made to a script unasked.</summary>
/// <param name="Id">The error that it mends.</param>
/// <param name="Line">From 1.</param>
/// <param name="What">What it does, in a few words.</param>
public sealed record ScriptChange(string Id, int Line, string What);

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
