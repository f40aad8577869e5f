using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Names of tools as people and models write them: in any case, with or without separators, <c>Async</c>, the upstream or the group.</summary>
public static class SaidName
{
    /// <summary>Letters and digits in one case, without a last <c>Async</c>.</summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return plain.Length > 5 && plain.EndsWith("async", StringComparison.Ordinal) ? plain[..^5] : plain;
    }

    /// <summary>What a tool may be called, plain: by its own name, with the upstream's before it as clients write it, or with or without its group.</summary>
    public static IEnumerable<string> Of(ToolDescriptor tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var name = Plain(tool.Name);
        yield return name;
        yield return Plain(tool.Upstream) + name;
        yield return "mcp" + Plain(tool.Upstream) + name;
        if (Plain(UnitNames.GroupOf(tool)) is { Length: > 0 } group)
        {
            yield return group + name;
            if (name.Length > group.Length && name.StartsWith(group, StringComparison.Ordinal))
            {
                yield return name[group.Length..];
            }
        }
    }
}
