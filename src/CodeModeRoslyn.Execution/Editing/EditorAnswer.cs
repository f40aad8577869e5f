namespace CodeModeRoslyn.Execution.Editing;

/// <summary>What there is to say of a place in a script. What was not asked for, or is not there, is null.</summary>
public sealed record EditorAnswer
{
    /// <summary>What may stand there.</summary>
    public EditorCompletion? Completion { get; init; }

    /// <summary>What the call around it takes.</summary>
    public EditorSignatures? Signatures { get; init; }

    /// <summary>What the name there means.</summary>
    public EditorHover? Hover { get; init; }

    /// <summary>The script, laid out.</summary>
    public string? Text { get; init; }
}

/// <summary>What may stand at a place.</summary>
/// <param name="Start">Where the word begins that it would replace, in UTF-16 characters from 0.</param>
/// <param name="Length">How long that word is so far.</param>
/// <param name="Items">It, best first.</param>
/// <param name="IsCut">Whether there is more, for whoever writes more of the word.</param>
public sealed record EditorCompletion(int Start, int Length, IReadOnlyList<EditorItem> Items, bool IsCut);

/// <summary>Something that may stand at a place.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>class</c>, <c>keyword</c> and the like.</param>
/// <param name="Detail">Its type or signature; null for none.</param>
/// <param name="Insert">What is written.</param>
/// <param name="Documentation">The declaration of a tool, as a model reads it; null for anything else.</param>
public sealed record EditorItem(string Label, string Kind, string? Detail, string Insert, string? Documentation);

/// <summary>What a call takes.</summary>
/// <param name="Signatures">Its overloads.</param>
/// <param name="Active">The one that is most likely meant, from 0.</param>
/// <param name="Parameter">The parameter of that one at the place, from 0.</param>
public sealed record EditorSignatures(IReadOnlyList<EditorSignature> Signatures, int Active, int Parameter);

/// <summary>One overload.</summary>
/// <param name="Label">It, as C# declares it.</param>
/// <param name="Parameters">Its parameters, as they stand in the label.</param>
/// <param name="Documentation">The declaration of a tool, as a model reads it; null for anything else.</param>
public sealed record EditorSignature(string Label, IReadOnlyList<string> Parameters, string? Documentation);

/// <summary>What a name means.</summary>
/// <param name="Text">Its declaration, as C# writes it.</param>
/// <param name="Start">Where it stands, in UTF-16 characters from 0.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Documentation">The declaration of a tool, as a model reads it; null for anything else.</param>
public sealed record EditorHover(string Text, int Start, int Length, string? Documentation);
