using CodeModeRoslyn.Tools.Learning;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>learnedTypes</c>: a word that says for whom, or an object that says how long as well.</summary>
internal sealed class LearnedTypesSection(ConfigFindings findings)
{
    private const int MostDays = 36_500;

    private static readonly Dictionary<string, LearningScope> Scopes = new(StringComparer.Ordinal)
    {
        ["principal"] = LearningScope.Principal,
        ["shared"] = LearningScope.Shared,
        ["off"] = LearningScope.Off,
    };

    /// <param name="node">What is written; null when nothing is.</param>
    public LearningOptions Read(ConfigNode? node)
    {
        var defaults = new LearningOptions();
        if (node is not ConfigNode.Section section)
        {
            return defaults with { Scope = findings.Choice(node, Scopes) ?? defaults.Scope };
        }

        findings.CheckKeys(section, "scope", "keepDays");
        return new LearningOptions
        {
            Scope = findings.Choice(section.Find("scope"), Scopes) ?? defaults.Scope,
            KeepDays = new ConfigValues(findings).WholeNumber(section, "keepDays", 1, MostDays, defaults.KeepDays),
        };
    }
}
