using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Tools.Secrets;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>
/// Puts environment variables where <c>${NAME}</c> or <c>${NAME:-default}</c> stands in a string, and what files hold and commands print
/// where <c>${file:PATH}</c> and <c>${command:TEXT}</c> do.
/// </summary>
/// <remarks>A default, a path and a command end at the first closing brace. What was put in is not looked at again.</remarks>
internal sealed partial class VariableExpansion(IReadOnlyDictionary<string, string> environment, SecretSources sources, ConfigFindings findings)
{
    private const string FileSource = "file";
    private const int ShortestSecret = 4;
    private const string InputPrefix = "input:";
    private const string EnvironmentPrefix = "env:";

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);

    /// <summary>What was put in and is a secret, by where it came from or by its variable's name: those of them that a part of the configuration holds.</summary>
    public ImmutableArray<string> SecretsIn(ConfigNode part) => [.. secrets.Where(secret => Holds(part, secret))];

    /// <summary>A sentence about the configuration without the secrets that were put into it.</summary>
    public string Without(string sentence) =>
        secrets.OrderByDescending(secret => secret.Length).Aggregate(sentence, (left, secret) => left.Replace(secret, "***", StringComparison.Ordinal));

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
        if (match.Groups["source"] is { Success: true } source)
        {
            return FromSource(source.Value, match.Groups["argument"].Value, text) ?? match.Value;
        }

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
            if (SecretNames.IsOne(name))
            {
                Keep(value);
            }

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

    private string? FromSource(string source, string argument, ConfigNode where)
    {
        var isFile = source == FileSource;
        var problem = isFile ? sources.TryReadFile(argument.Trim(), out var value) : sources.TryRunCommand(argument, out value);
        if (problem is not null)
        {
            findings.Error(isFile ? ConfigFindingIds.Unreadable : ConfigFindingIds.FailedCommand, where, problem);
            return null;
        }

        Keep(value);
        return value;
    }

    private void Keep(string secret)
    {
        // Shorter ones stand in too much that is none.
        if (secret.Length >= ShortestSecret)
        {
            secrets.Add(secret);
        }
    }

    private static bool Holds(ConfigNode part, string secret) => part switch
    {
        ConfigNode.Text text => text.Value.Contains(secret, StringComparison.Ordinal),
        ConfigNode.List list => list.Items.Any(item => Holds(item, secret)),
        ConfigNode.Section section => section.Members.Any(member => Holds(member.Value, secret)),
        _ => false,
    };

    private static string VariableFor(string input) =>
        string.Concat(input.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));

    [GeneratedRegex(@"\$\{(?:(?<source>file|command):(?!-)(?<argument>[^}]*)|(?<name>(?:input:|env:)?[^{}:]+)(?::-(?<default>[^}]*))?)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
