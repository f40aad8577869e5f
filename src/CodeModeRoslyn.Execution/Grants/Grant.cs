using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>One line of the configuration's <c>grants</c>.</summary>
/// <param name="Tools">The tools it is about: ids such as <c>crm.get_customer</c>, where <c>*</c> stands for any characters.</param>
/// <param name="Access">What it says about them.</param>
public sealed record Grant(string Tools, GrantAccess Access)
{
    /// <summary>The place of a line that no configuration has.</summary>
    internal const string DefaultPath = "grants";

    private readonly ToolPattern pattern = new(Tools);

    /// <summary>The callers it is about, by name or pattern; empty for all.</summary>
    public ImmutableArray<ToolPattern> Callers { get; init; } = [];

    /// <summary>The upstream it is about; null for any.</summary>
    public string? Upstream { get; init; }

    /// <summary>Only tools that say they only read, or only those that do not say so; null for both.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>
    /// Only tools that may destroy something, or only those that say they do not; null for both. As MCP has it, a tool that neither
    /// only reads nor says that it destroys nothing may.
    /// </summary>
    public bool? Destructive { get; init; }

    /// <summary>Only calls whose arguments are so; null for all.</summary>
    public ArgumentCondition? Arguments { get; init; }

    /// <summary>Its place in the configuration, such as <c>grants[1]</c>.</summary>
    public string Path { get; init; } = DefaultPath;

    /// <summary>The line of the configuration, from 1; null for what no configuration has.</summary>
    public int? Line { get; init; }

    /// <summary>Where it was written, such as <c>grants[1] (line 12)</c>.</summary>
    public string Origin => Line is { } line ? $"{Path} (line {line})" : Path;

    /// <summary>Whether it is about every tool of every upstream, for everyone.</summary>
    public bool IsAboutEverything =>
        Tools == "*" && Callers.IsEmpty && Upstream is null && ReadOnly is null && Destructive is null && Arguments is null;

    /// <summary>Whether it names the upstream, and does not reach it by an asterisk.</summary>
    public bool Names(string upstream) => Upstream == upstream || Tools.StartsWith(upstream + ".", StringComparison.Ordinal);

    /// <summary>Whether it is about calls of this tool, or at least about some of them.</summary>
    public bool IsAbout(string principal, ToolDescriptor tool) =>
        pattern.Matches(tool.Id)
        && (Callers.IsEmpty || Callers.Any(caller => caller.Matches(principal)))
        && (Upstream is null || Upstream == tool.Upstream)
        && (ReadOnly is null || ReadOnly == (tool.Hints.ReadOnly == true))
        && (Destructive is null || Destructive == tool.Hints.MayDestroy);

    /// <summary>Whether it is about a call with these arguments. What cannot be told counts against the call.</summary>
    public bool IsAbout(JsonElement arguments) => Arguments is null || (Arguments.Holds(arguments) ?? Access != GrantAccess.Allow);
}
