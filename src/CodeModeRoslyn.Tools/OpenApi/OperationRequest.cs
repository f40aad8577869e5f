using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>How the arguments of an operation become a request.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">The template.</param>
/// <param name="Parameters">Arguments that are no part of the body.</param>
/// <param name="Body">The body; null when there is none.</param>
/// <param name="Accepts">The content types of the answer, the preferred one first.</param>
internal sealed record OperationRequest(
    string Method, string Path, ImmutableArray<RequestParameter> Parameters, RequestBody? Body, ImmutableArray<string> Accepts)
{
    /// <summary>Sets of credentials, any one of which the service takes; empty when it asks for none.</summary>
    public ImmutableArray<ImmutableArray<SecurityScheme>> Security { get; init; } = [];
}

/// <summary>A credential that an operation asks for.</summary>
/// <param name="Id">Its name in the document, and in the configuration.</param>
/// <param name="Place"><c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Name">The name of the parameter, header or cookie.</param>
/// <param name="Prefix">The word before it, such as <c>Bearer</c>; null for none.</param>
internal sealed record SecurityScheme(string Id, string Place, string Name, string? Prefix);

/// <summary>An argument that goes into the path, the query, a header or a cookie.</summary>
/// <param name="Argument">Its name among the arguments.</param>
/// <param name="Name">Its name in the request.</param>
/// <param name="Place"><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Style">OpenAPI's word for how lists and objects are written.</param>
/// <param name="Explode">Whether each part is written by itself.</param>
/// <param name="AllowsReserved">Whether characters that mean something in a URL are left as they are.</param>
/// <param name="IsJson">Whether the value is written as JSON instead.</param>
internal sealed record RequestParameter(
    string Argument, string Name, string Place, string Style, bool Explode, bool AllowsReserved, bool IsJson);

/// <summary>The body of a request.</summary>
/// <param name="ContentType">What it is sent as.</param>
/// <param name="Argument">The argument that is the whole body; null when it is made of <paramref name="Members"/>.</param>
/// <param name="Members">Arguments that are its members.</param>
internal sealed record RequestBody(string ContentType, string? Argument, ImmutableArray<string> Members)
{
    /// <summary>Of a form: what is said of how its fields are written.</summary>
    public ImmutableArray<RequestPart> Parts { get; init; } = [];
}

/// <summary>How a field of a form is written, as far as a document says so.</summary>
/// <param name="Name">The field.</param>
/// <param name="IsFile">Whether it is sent as a file.</param>
/// <param name="Style">The style of a query's parameter that it is written in; null for none.</param>
/// <param name="Explode">Whether each part is written by itself.</param>
/// <param name="ContentType">Its content type; null for what its value asks for.</param>
/// <param name="FileName">The argument that holds the name of the file; null when there is none.</param>
internal sealed record RequestPart(string Name, bool IsFile, string? Style, bool Explode, string? ContentType, string? FileName)
{
    /// <summary>Whether it is written as a parameter would be, and not as its value asks for.</summary>
    public bool IsStyled => Style is not null || !Explode;
}
