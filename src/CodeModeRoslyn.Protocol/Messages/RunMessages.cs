namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>Host to worker: run the approved assembly in the attachment. Answered by <see cref="RunEndedMessage"/>.</summary>
/// <param name="RunId">The run; every message about it repeats the id.</param>
/// <param name="Bindings">The keys of the binding assemblies it needs, each added before.</param>
/// <param name="Lines">Triples of method token, IL offset, line, as the compiler gave them.</param>
/// <param name="ResultCharacters">The longest result to send, in characters of JSON; a longer one is shortened.</param>
/// <param name="OutputCharacters">The most output to send; the rest is counted and dropped.</param>
/// <param name="Fuel">How many loop passes and method entries it may take.</param>
/// <param name="ContentBlocks">The most blocks of content to send.</param>
/// <param name="ContentBytes">The most bytes of them, all together.</param>
/// <param name="KeptBytes">The largest result to send whole as well when it is shortened; 0 for none.</param>
public sealed record RunMessage(
    string RunId,
    IReadOnlyList<string> Bindings,
    IReadOnlyList<int> Lines,
    int ResultCharacters,
    int OutputCharacters,
    long Fuel,
    int ContentBlocks = 0,
    long ContentBytes = 0,
    int KeptBytes = 0) : Message;

/// <summary>
/// Host to worker: a limit that the host watches is used up, or nobody wants the result any more. The worker stops the
/// script and answers with <see cref="RunEndedMessage"/>, or is killed a moment later.
/// </summary>
/// <param name="RunId">The run.</param>
public sealed record StopMessage(string RunId) : Message;

/// <summary>Worker to host: the script calls a tool. The arguments, a JSON object, are the attachment.</summary>
/// <param name="RunId">The run that asks.</param>
/// <param name="CallId">Unique within the run.</param>
/// <param name="Tool">The tool's id, such as <c>crm.get_customer</c>.</param>
/// <param name="Line">The script's line, from 1; 0 when it is not known.</param>
public sealed record CallMessage(string RunId, int CallId, string Tool, int Line) : Message;

/// <summary>Host to worker: how a call ended. The result, a JSON value, is the attachment.</summary>
/// <param name="RunId">The run that asked.</param>
/// <param name="CallId">The call.</param>
/// <param name="Failure">Null when it succeeded; the attachment is then the result, otherwise what the upstream sent.</param>
/// <param name="ContentBytes">
/// So many bytes at the end of the attachment are no part of the result: a JSON array of content blocks that came beside it.
/// </param>
public sealed record CallResultMessage(string RunId, int CallId, CallFailure? Failure, int ContentBytes = 0) : Message;

/// <summary>Why a call failed, as the script will see it.</summary>
/// <param name="Kind">One of the contract's kinds, such as <c>ToolError</c>.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Retryable">Whether the same call may succeed later.</param>
/// <param name="RetryAfterMilliseconds">How long the upstream asks to wait; null when it did not say.</param>
/// <param name="StatusCode">The HTTP status, where there was one.</param>
public sealed record CallFailure(
    string Kind,
    string Message,
    bool Retryable = false,
    double? RetryAfterMilliseconds = null,
    int? StatusCode = null);

/// <summary>Worker to host: the script printed something.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Text">What it printed since the last such message.</param>
public sealed record OutputMessage(string RunId, string Text) : Message;

/// <summary>Worker to host: the script hands a block of content to its caller. The block, a JSON object, is the attachment.</summary>
/// <param name="RunId">The run.</param>
public sealed record ContentMessage(string RunId) : Message;

/// <summary>Worker to host, right before <see cref="RunEndedMessage"/>: the whole of a result that was shortened, JSON in the attachment.</summary>
/// <param name="RunId">The run.</param>
public sealed record WholeResultMessage(string RunId) : Message;

/// <summary>Worker to host: the script has ended. The result, JSON, is the attachment when it completed.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Error">Null when it completed.</param>
/// <param name="ResultLength">How long the result would have been, in characters, had it not been shortened.</param>
/// <param name="OutputLength">How many characters were printed, sent or not.</param>
/// <param name="Exhausted">The limit that stopped it; null when none did. There is neither an error nor a result then.</param>
public sealed record RunEndedMessage(
    string RunId, RunError? Error, long ResultLength, long OutputLength, RunExhaustion? Exhausted = null) : Message
{
    /// <summary>What each stage took, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Stages { get; init; } = new Dictionary<string, double>();

    /// <summary>Where a result was shortened between two items; null where it was not.</summary>
    public ResultPart? Shortened { get; init; }
}

/// <summary>A list or an object of which a part was left out.</summary>
/// <param name="Path">Where it is in the result, as in <c>$.rows</c>.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Kept">How many of its items, or properties, are there.</param>
/// <param name="Of">How many there were, or at least so many.</param>
public sealed record ResultPart(string Path, bool IsList, int Kept, int Of);

/// <summary>The limit that stopped a script, as the worker saw it.</summary>
/// <param name="Kind"><see cref="Fuel"/>, <see cref="Stack"/>, <see cref="Memory"/>, or <see cref="Stopped"/>.</param>
/// <param name="Line">The line it was on, from 1; 0 when it is not known.</param>
public sealed record RunExhaustion(string Kind, int Line)
{
    /// <summary>Too many loop passes and method entries.</summary>
    public const string Fuel = "fuel";

    /// <summary>Calls nested too deeply.</summary>
    public const string Stack = "stack";

    /// <summary>No room in the heap.</summary>
    public const string Memory = "memory";

    /// <summary>The host had asked for it by <see cref="StopMessage"/>.</summary>
    public const string Stopped = "stopped";
}

/// <summary>The exception that ended a script.</summary>
/// <param name="Type">The exception's type, without namespace when a script would not write one.</param>
/// <param name="Message">Its message, shortened.</param>
/// <param name="Line">The script's own line, from 1; 0 when it is not known.</param>
/// <param name="Tool">For a failed call: the tool.</param>
/// <param name="Kind">For a failed call: the kind.</param>
/// <param name="Retryable">For a failed call: whether it may succeed later.</param>
/// <param name="Verdict">The violations, when the worker itself refused the assembly instead of running it.</param>
/// <param name="Content">For a failed call: what the upstream sent with it, JSON that was shortened; null when nothing.</param>
/// <param name="RetryAfterMilliseconds">For a failed call: how long the upstream asks to wait; null when it did not say.</param>
public sealed record RunError(
    string Type,
    string Message,
    int Line,
    string? Tool = null,
    string? Kind = null,
    bool? Retryable = null,
    IReadOnlyList<ScriptDiagnostic>? Verdict = null,
    string? Content = null,
    double? RetryAfterMilliseconds = null)
{
    /// <summary>
    /// Stands for what is no exception: the worker would not load a binding that it was sent. The message names it and says why. No
    /// script can throw something of this name.
    /// </summary>
    public const string BindingRefused = "refused binding";
}

/// <summary>Worker to host, after <see cref="RunEndedMessage"/>: whether the process may serve another run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="IsClean">Nothing is known to be left of this run or an earlier one; proven by collecting their load contexts every few runs.</param>
public sealed record CleanMessage(string RunId, bool IsClean) : Message;
