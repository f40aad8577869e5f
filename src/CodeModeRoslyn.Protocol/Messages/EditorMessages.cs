using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>What somebody who writes a script wants to know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditorAsk>))]
public enum EditorAsk
{
    /// <summary>What may stand at a place.</summary>
    Completion,

    /// <summary>What the call around a place takes.</summary>
    Signature,

    /// <summary>What the name at a place means.</summary>
    Hover,

    /// <summary>How the script is usually laid out.</summary>
    Format,
}

/// <summary>Host to a script compiler: help somebody who writes a script. Answered by <see cref="EditorAnswerMessage"/>.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Source">The script as it is.</param>
/// <param name="Position">The place, in UTF-16 characters from 0.</param>
/// <param name="Bindings">The units that may be named, each added before with <see cref="AddBindingMessage"/>.</param>
public sealed record EditorMessage(EditorAsk Question, string Source, int Position, IReadOnlyList<BindingReference> Bindings) : Message;

/// <summary>Script compiler to host. What was not asked for, or is not there, is null.</summary>
public sealed record EditorAnswerMessage : Message
{
    /// <summary>What may stand there.</summary>
    public SentCompletion? Completion { get; init; }

    /// <summary>What the call takes.</summary>
    public SentSignatures? Signatures { get; init; }

    /// <summary>What the name means.</summary>
    public SentHover? Hover { get; init; }

    /// <summary>The script, laid out.</summary>
    public string? Text { get; init; }
}

/// <summary>What may stand at a place.</summary>
/// <param name="Start">Where the word begins that it would replace, in UTF-16 characters from 0.</param>
/// <param name="Length">How long that word is so far.</param>
/// <param name="Items">It, best first.</param>
/// <param name="IsCut">Whether there is more, for whoever writes more of the word.</param>
public sealed record SentCompletion(int Start, int Length, IReadOnlyList<SentItem> Items, bool IsCut);

/// <summary>Something that may stand at a place.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>class</c>, <c>keyword</c> and the like.</param>
/// <param name="Detail">Its type or signature; null for none.</param>
/// <param name="Insert">What is written.</param>
/// <param name="Member">The full name of a member; null for anything else.</param>
public sealed record SentItem(string Label, string Kind, string? Detail, string Insert, string? Member);

/// <summary>What a call takes.</summary>
/// <param name="Signatures">Its overloads.</param>
/// <param name="Active">The one that is most likely meant, from 0.</param>
/// <param name="Parameter">The parameter of that one at the place, from 0.</param>
public sealed record SentSignatures(IReadOnlyList<SentSignature> Signatures, int Active, int Parameter);

/// <summary>One overload.</summary>
/// <param name="Label">It, as C# declares it.</param>
/// <param name="Parameters">Its parameters, as they stand in the label.</param>
/// <param name="Member">Its full name; null for a function of the script's.</param>
public sealed record SentSignature(string Label, IReadOnlyList<string> Parameters, string? Member);

/// <summary>What a name means.</summary>
/// <param name="Text">Its declaration, as C# writes it.</param>
/// <param name="Start">Where it stands, in UTF-16 characters from 0.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Member">The full name of a member; null for anything else.</param>
public sealed record SentHover(string Text, int Start, int Length, string? Member);
