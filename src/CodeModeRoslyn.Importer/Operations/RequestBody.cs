using CodeModeRoslyn.Importer.Schemas;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>What an operation sends.</summary>
/// <param name="ContentType">The content type that is used, of those that there are.</param>
/// <param name="IsRequired">Whether a call without it is wrong.</param>
/// <param name="Key">The argument that is the body as a whole; null when <paramref name="Members"/> are arguments of their own.</param>
/// <param name="Members">The body's members that are arguments; empty when the body is one.</param>
/// <param name="Schema">Of the body as a whole.</param>
internal sealed record RequestBody(string ContentType, bool IsRequired, string? Key, IReadOnlyList<BodyMember> Members, SchemaText Schema);

/// <summary>A member of a body that is an argument of its own.</summary>
internal sealed record BodyMember(string Name, bool IsRequired, SchemaText Schema);
