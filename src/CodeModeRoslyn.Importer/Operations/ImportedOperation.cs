using CodeModeRoslyn.Importer.Schemas;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>An operation, as far as callers need to know it.</summary>
internal sealed record ImportedOperation
{
    /// <summary>Unique in the document: its own id, or one made of method and path.</summary>
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The template, such as <c>/pets/{id}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The first one is the group; empty when there is none.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public bool IsDeprecated { get; init; }

    public required IReadOnlyList<Argument> Arguments { get; init; }

    public RequestBody? Body { get; init; }

    /// <summary>What the operation answers when all is well; null when that is not said.</summary>
    public SchemaText? Output { get; init; }

    /// <summary>The content types of that answer, the preferred one first; empty when it has no content.</summary>
    public required IReadOnlyList<string> Accepts { get; init; }

    /// <summary>Sets of credentials, any one of which will do; empty when the operation asks for none.</summary>
    public required IReadOnlyList<IReadOnlyList<SecurityScheme>> Security { get; init; }

    public string Tag => Tags.Count > 0 ? Tags[0] : "";

    public IEnumerable<string> References =>
        Arguments.SelectMany(argument => argument.Schema.References)
            .Concat(Body?.Members.SelectMany(member => member.Schema.References) ?? [])
            .Concat(Body?.Schema.References ?? Enumerable.Empty<string>())
            .Concat(Output?.References ?? Enumerable.Empty<string>());
}
