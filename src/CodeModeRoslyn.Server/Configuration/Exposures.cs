using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>exposure</c> of an upstream.</summary>
internal sealed class Exposures(ConfigFindings findings)
{
    private static readonly Dictionary<string, Exposure> Words = new(StringComparer.Ordinal)
    {
        ["code"] = Exposure.Code,
        ["direct"] = Exposure.Direct,
        ["both"] = Exposure.Both,
        ["auto"] = Exposure.Auto,
    };

    public Exposure Read(ConfigNode.Section entry) => findings.Choice(entry.Find("exposure"), Words) ?? Exposure.Code;
}
