using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>Where an operation of an OpenAPI document is, and the words by which it is found.</summary>
/// <param name="Method">In capitals, such as <c>GET</c>.</param>
/// <param name="Path">The template, such as <c>/pets/{id}</c>.</param>
/// <param name="Tags">The first is its group.</param>
/// <param name="Parameters">The names of its arguments.</param>
/// <param name="Values">Values that arguments can have.</param>
/// <param name="IsTyped">Whether the document says what it answers.</param>
public sealed record ToolEndpoint(
    string Method, string Path, ImmutableArray<string> Tags, ImmutableArray<string> Parameters, ImmutableArray<string> Values, bool IsTyped);
