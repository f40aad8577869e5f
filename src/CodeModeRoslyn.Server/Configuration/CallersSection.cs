using System.Collections.Immutable;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>callers</c>.</summary>
internal sealed class CallersSection(ConfigFindings findings)
{
    private const int MostNameCharacters = 100;
    private const int HashDigits = 64;

    public ImmutableArray<CallerConfig> Read(ConfigNode.List list)
    {
        var callers = new List<CallerConfig>();
        foreach (var item in list.Items)
        {
            if (item is not ConfigNode.Section section)
            {
                findings.WrongKind(item, "an object with 'name' and 'tokenSha256'");
                continue;
            }

            findings.CheckKeys(section, "name", "tokenSha256", "operator");
            var (name, hash) = (Name(section), Hash(section));
            if (name is null || hash is null)
            {
                continue;
            }

            if (callers.Any(other => other.Name == name))
            {
                findings.Error(ConfigFindingIds.Duplicate, section, $"There are two callers named '{name}'. Give one another name.");
            }

            if (callers.Any(other => other.TokenSha256 == hash))
            {
                findings.Error(ConfigFindingIds.Duplicate, section, $"The caller '{name}' has another caller's token. Give each a token of its own.");
            }

            callers.Add(new CallerConfig(name, hash, new ConfigValues(findings).Flag(section, "operator")));
        }

        return [.. callers];
    }

    private string? Name(ConfigNode.Section section)
    {
        if (section.Find("name") is ConfigNode.Text { Value.Length: > 0 and <= MostNameCharacters } text && !text.Value.Any(char.IsControl))
        {
            return text.Value;
        }

        findings.Error(
            section.Find("name") is null ? ConfigFindingIds.MissingKey : ConfigFindingIds.BadValue,
            section.Find("name") ?? section, $"A caller needs a 'name' of 1 to {MostNameCharacters} characters.");
        return null;
    }

    private string? Hash(ConfigNode.Section section)
    {
        if (section.Find("tokenSha256") is ConfigNode.Text { Value.Length: HashDigits } text && text.Value.All(char.IsAsciiHexDigit))
        {
            return text.Value.ToLowerInvariant();
        }

        findings.Error(
            section.Find("tokenSha256") is null ? ConfigFindingIds.MissingKey : ConfigFindingIds.BadValue,
            section.Find("tokenSha256") ?? section,
            $"A caller needs a 'tokenSha256' of {HashDigits} hexadecimal digits. Get them with: printf %s \"$TOKEN\" | sha256sum");
        return null;
    }
}
