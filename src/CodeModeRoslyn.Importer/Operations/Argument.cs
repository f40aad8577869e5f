using CodeModeRoslyn.Importer.Schemas;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>A parameter of an operation that goes into the path, the query, a header or a cookie.</summary>
/// <param name="Key">Its name among the arguments; the parameter's own unless two places use it.</param>
/// <param name="Name">Its name in the request.</param>
/// <param name="Place"><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Style">How values of several parts are written, such as <c>form</c>.</param>
/// <param name="Explode">Whether each part is written by itself.</param>
/// <param name="AllowsReserved">Whether characters that mean something in a URL are left as they are.</param>
/// <param name="ContentType">Set when the value is written as this content type instead.</param>
/// <param name="IsRequired">Whether every call has it.</param>
/// <param name="Schema">Its schema.</param>
internal sealed record Argument(
    string Key, string Name, string Place, string Style, bool Explode, bool AllowsReserved, string? ContentType, bool IsRequired, SchemaText Schema);
