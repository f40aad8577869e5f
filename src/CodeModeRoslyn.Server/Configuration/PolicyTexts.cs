namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads the sentences of a company's policy, which models and operators get to read.</summary>
internal static class PolicyTexts
{
    private const int MostCharacters = 1_000;

    public static string? Optional(ConfigNode.Section section, string name, ConfigFindings findings) =>
        section.Find(name) is { } node ? Sentence(node, findings) : null;

    public static string? Required(ConfigNode.Section section, string name, string missing, ConfigFindings findings)
    {
        if (section.Find(name) is { } node)
        {
            return Sentence(node, findings);
        }

        findings.Error(ConfigFindingIds.MissingKey, section, missing);
        return null;
    }

    private static string? Sentence(ConfigNode node, ConfigFindings findings)
    {
        if (node is ConfigNode.Text text && !string.IsNullOrWhiteSpace(text.Value) && text.Value.Length <= MostCharacters)
        {
            return text.Value;
        }

        if (node is ConfigNode.Text)
        {
            findings.Error(ConfigFindingIds.BadValue, node, $"Write a sentence here, of at most {MostCharacters} characters.");
        }
        else
        {
            findings.WrongKind(node, "a sentence");
        }

        return null;
    }
}
