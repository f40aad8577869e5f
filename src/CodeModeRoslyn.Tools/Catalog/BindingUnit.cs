using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>Tools that are rendered and compiled together. A script gets the units that it names.</summary>
/// <param name="Alias">The upstream.</param>
/// <param name="Group">The group's name in C#, such as <c>Pulls</c>; empty for what stands on the upstream itself.</param>
/// <param name="Revision">Equal revisions of a group have equal bindings.</param>
/// <param name="Load">Gives the tools with their schemas.</param>
public sealed record BindingUnit(string Alias, string Group, string Revision, Func<ImmutableArray<ToolDescriptor>> Load);
