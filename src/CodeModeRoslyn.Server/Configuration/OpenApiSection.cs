namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Checks <c>openApi</c>, which the contract has and this version has not.</summary>
internal static class OpenApiSection
{
    public static void Check(ConfigNode.Section section, ConfigFindings findings)
    {
        findings.Error(
            ConfigFindingIds.NotYet, section, "OpenAPI upstreams are not part of this version yet; remove 'openApi'.");
        findings.CheckDoubles(section);
        foreach (var member in section.Members)
        {
            if (member.Value is not ConfigNode.Section entry)
            {
                findings.WrongKind(member.Value, "an object with a 'document'");
                continue;
            }

            findings.CheckKeys(entry, "document", "baseUrl", "headers");
            if (entry.Find("document") is not ConfigNode.Text)
            {
                findings.Error(ConfigFindingIds.MissingKey, entry, $"The upstream '{member.Name}' has no 'document'. Give the path of its OpenAPI document.");
            }

            if (entry.Find("baseUrl") is { } url && (url is not ConfigNode.Text text || UpstreamsSection.HttpAddress(text.Value) is null))
            {
                findings.Error(ConfigFindingIds.BadUrl, url, "This is no address. Write one such as https://api.example.com.");
            }
        }
    }
}
