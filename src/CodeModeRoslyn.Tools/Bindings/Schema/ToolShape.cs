using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>A tool as a method.</summary>
/// <param name="Parameters">Required ones first.</param>
/// <param name="Rest">The name of a parameter that takes what no other does; null when the tool takes nothing else.</param>
/// <param name="SpeaksOfRest">Whether the schema says that there is more, and does not merely leave it open.</param>
/// <param name="Result">What it returns.</param>
/// <param name="IsWrapped">Whether the result is the one property <c>result</c> of what the tool answers.</param>
internal sealed record ToolShape(ImmutableArray<ParameterShape> Parameters, string? Rest, bool SpeaksOfRest, SchemaType Result, bool IsWrapped);
