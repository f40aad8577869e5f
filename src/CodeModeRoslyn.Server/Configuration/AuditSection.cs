using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>audit</c>: false for none, true or an object where it is asked for.</summary>
internal sealed class AuditSection(ConfigFindings findings)
{
    private const int MostPaths = 64;
    private const int MostDays = 36_500;

    private readonly ConfigValues values = new(findings);

    /// <param name="node">What is written; null when nothing is.</param>
    /// <param name="folder">What a relative path starts from; null leaves it as it is.</param>
    /// <returns>Null when nothing is to be recorded.</returns>
    public AuditConfig? Read(ConfigNode? node, string? folder)
    {
        switch (node)
        {
            case null:
                return new AuditConfig();
            case ConfigNode.Flag { Value: false }:
                return null;
            case ConfigNode.Flag:
                return new AuditConfig { IsAsked = true };
            case ConfigNode.Section section:
                return Read(section, folder);
            default:
                findings.WrongKind(node, "false, true or an object");
                return null;
        }
    }

    private AuditConfig Read(ConfigNode.Section section, string? folder)
    {
        findings.CheckKeys(section, "folder", "scriptText", "arguments", "redact", "keepDays");
        var defaults = new AuditConfig();
        var path = section.Find("folder") is { } written ? values.Text(written) : null;
        return new AuditConfig
        {
            IsAsked = true,
            Folder = path is not null && folder is not null ? Path.GetFullPath(path, folder) : path,
            ScriptText = values.Flag(section, "scriptText"),
            Arguments = values.Flag(section, "arguments"),
            Redact = section.Find("redact") is { } paths ? Paths(paths) : [],
            KeepDays = values.WholeNumber(section, "keepDays", 1, MostDays, defaults.KeepDays),
        };
    }

    private ImmutableArray<RedactionPath> Paths(ConfigNode node)
    {
        if (node is not ConfigNode.List list)
        {
            findings.WrongKind(node, "a list of paths, such as [\"$.password\", \"$..token\"]");
            return [];
        }

        if (list.Items.Count > MostPaths)
        {
            findings.Error(ConfigFindingIds.BadValue, list, $"There are {list.Items.Count} paths, and {MostPaths} are the most. Write one for several, such as $..token.");
        }

        var paths = ImmutableArray.CreateBuilder<RedactionPath>();
        foreach (var item in list.Items)
        {
            if (item is not ConfigNode.Text text)
            {
                findings.WrongKind(item, "a path, such as \"$.password\"");
                continue;
            }

            try
            {
                paths.Add(RedactionPath.Parse(text.Value));
            }
            catch (FormatException bad)
            {
                findings.Error(ConfigFindingIds.BadValue, text, bad.Message);
            }
        }

        return paths.ToImmutable();
    }
}
