using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Collects what is found, so that an author learns of everything at once.</summary>
/// <param name="file">The file, when it is not the configuration itself but one that it names.</param>
internal sealed class ConfigFindings(string? file = null)
{
    private readonly List<ConfigFinding> findings = [];

    public bool HasErrors => findings.Any(finding => finding.Severity is ConfigSeverity.Error);

    public ImmutableArray<ConfigFinding> All => [.. findings.OrderBy(finding => finding.File is not null).ThenBy(finding => finding.Line)];

    public void Error(string id, ConfigNode where, string message) => Error(id, where.Path, where.Line, message);

    public void Error(string id, string path, int line, string message) =>
        findings.Add(new ConfigFinding(id, ConfigSeverity.Error, path, line, message, file));

    public void Warn(string id, string path, int line, string message) =>
        findings.Add(new ConfigFinding(id, ConfigSeverity.Warning, path, line, message, file));

    /// <summary>Takes over what was found in a file that the configuration names.</summary>
    public void Add(ConfigFindings others) => findings.AddRange(others.findings);

    public void WrongKind(ConfigNode where, string wanted) =>
        Error(ConfigFindingIds.WrongKind, where, $"This must be {wanted}, and is {where.Kind}.");

    /// <summary>Reports keys that mean nothing, and keys that are there twice.</summary>
    public void CheckKeys(ConfigNode.Section section, params IReadOnlyCollection<string> known)
    {
        CheckDoubles(section);
        foreach (var member in section.Members.Where(member => !known.Contains(member.Name)))
        {
            var advice = NearestName.Find(member.Name, known) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : $"Known here: {string.Join(", ", known)}.";
            Error(ConfigFindingIds.UnknownKey, member.Value.Path, member.Line, $"The key '{member.Name}' is not known here. {advice}");
        }
    }

    public void CheckDoubles(ConfigNode.Section section)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in section.Members.Where(member => !seen.Add(member.Name)))
        {
            Error(
                ConfigFindingIds.Duplicate, member.Value.Path, member.Line,
                $"'{member.Name}' is there twice. Remove one, or give it another name.");
        }
    }

    /// <summary>The string of a node that must be one of a few words.</summary>
    public T? Choice<T>(ConfigNode? node, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (node is null)
        {
            return null;
        }

        if (node is not ConfigNode.Text text)
        {
            WrongKind(node, $"one of {Quoted(choices.Keys)}");
            return null;
        }

        if (choices.TryGetValue(text.Value, out var choice))
        {
            return choice;
        }

        var advice = NearestName.Find(text.Value, choices.Keys) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        Error(ConfigFindingIds.UnknownChoice, node, $"'{text.Value}' is none of {Quoted(choices.Keys)}.{advice}");
        return null;
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));
}
