using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Puts environment variables where <c>${NAME}</c> or <c>${NAME:-default}</c> stands in a string.</summary>
/// <remarks>A default ends at the first closing brace. What a variable holds is not looked at again.</remarks>
internal sealed partial class VariableExpansion(IReadOnlyDictionary<string, string> environment, ConfigFindings findings)
{
    private const string InputPrefix = "input:";
    private const string EnvironmentPrefix = "env:";

    public ConfigNode Expand(ConfigNode node) => node switch
    {
        ConfigNode.Text text => text with { Value = Expand(text) },
        ConfigNode.List list => list with { Items = [.. list.Items.Select(Expand)] },
        ConfigNode.Section section => section with
        {
            Members = [.. section.Members.Select(member => member with { Value = Expand(member.Value) })],
        },
        _ => node,
    };

    private string Expand(ConfigNode.Text text) => Placeholder().Replace(text.Value, match =>
    {
        var name = match.Groups["name"].Value;
        if (name.StartsWith(InputPrefix, StringComparison.Ordinal))
        {
            var variable = VariableFor(name[InputPrefix.Length..]);
            findings.Error(
                ConfigFindingIds.InputPlaceholder, text,
                $"Nobody can be asked for '{match.Value}' here. Write ${{{variable}}} instead, and set the environment variable {variable}.");
            return match.Value;
        }

        // Editors write ${env:NAME} for the same thing.
        if (name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            name = name[EnvironmentPrefix.Length..];
        }

        if (environment.TryGetValue(name, out var value) && value.Length > 0)
        {
            return value;
        }

        if (match.Groups["default"] is { Success: true } fallback)
        {
            return fallback.Value;
        }

        findings.Error(
            ConfigFindingIds.MissingVariable, text,
            $"The environment variable {name} is not set. Set it, or write ${{{name}:-default}}.");
        return match.Value;
    });

    private static string VariableFor(string input) =>
        string.Concat(input.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));

    [GeneratedRegex(@"\$\{(?<name>(?:input:|env:)?[^{}:]+)(?::-(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
