using CodeModeRoslyn.Importer.Schemas;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>What an operation sends.</summary>
/// <param name="ContentType">The content type that is used, of those that there are.</param>
/// <param name="IsRequired">Whether a call without it is wrong.</param>
/// <param name="Key">The argument that is the body as a whole; null when <paramref name="Members"/> are arguments of their own.</param>
/// <param name="Members">The body's members that are arguments; empty when the body is one.</param>
/// <param name="Schema">Of the body as a whole.</param>
internal sealed record RequestBody(string ContentType, bool IsRequired, string? Key, IReadOnlyList<BodyMember> Members, SchemaText Schema)
{
    /// <summary>Of a form: what is said of how its fields are written.</summary>
    public IReadOnlyList<BodyPart> Parts { get; init; } = [];
}

/// <summary>A member of a body that is an argument of its own.</summary>
internal sealed record BodyMember(string Name, bool IsRequired, SchemaText Schema);

/// <summary>How a field of a form is written, as far as a document says so.</summary>
/// <param name="Name">The field.</param>
/// <param name="IsFile">Whether it is sent as a file.</param>
internal sealed record BodyPart(string Name, bool IsFile)
{
    /// <summary>The style of a parameter that it is written in; null for none.</summary>
    public string? Style { get; init; }

    public bool Explode { get; init; }

    /// <summary>Its content type; null for what its value asks for.</summary>
    public string? ContentType { get; init; }

    /// <summary>The argument that holds the name of the file; null when there is none.</summary>
    public string? FileName { get; init; }
}
