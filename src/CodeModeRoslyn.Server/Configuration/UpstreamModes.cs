namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>mode</c> of an upstream.</summary>
internal sealed class UpstreamModes(ConfigFindings findings)
{
    private static readonly Dictionary<string, UpstreamMode> Modes = new(StringComparer.Ordinal)
    {
        ["on"] = UpstreamMode.On,
        ["opt-in"] = UpstreamMode.OptIn,
        ["off"] = UpstreamMode.Off,
    };

    public UpstreamMode Read(ConfigNode.Section entry) => findings.Choice(entry.Find("mode"), Modes) ?? UpstreamMode.On;
}
