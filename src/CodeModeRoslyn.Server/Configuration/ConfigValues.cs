using System.Collections.Immutable;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Takes values out of a configuration, and notes what is none.</summary>
internal sealed class ConfigValues(ConfigFindings findings)
{
    /// <summary>Headers to send.</summary>
    public ImmutableDictionary<string, string> Headers(ConfigNode? node)
    {
        var headers = Map(node, StringComparer.OrdinalIgnoreCase);
        using var request = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            // The framework looks at the name: its spelling, and whether it is a body's, such as Content-Type.
            if (!value.AsSpan().ContainsAny('\r', '\n', '\0') && request.Headers.TryAddWithoutValidation(name, value))
            {
                continue;
            }

            findings.Error(ConfigFindingIds.BadValue, node!, $"'{name}' cannot be sent as a header. Look for blanks in its name and line breaks in its value; headers about a body cannot be set.");
        }

        return headers;
    }

    /// <summary>A text that is not empty; null, and a finding, otherwise.</summary>
    public string? Text(ConfigNode node)
    {
        if (node is ConfigNode.Text { Value: var text } && !string.IsNullOrWhiteSpace(text) && !text.Contains('\0'))
        {
            return text;
        }

        if (node is ConfigNode.Text)
        {
            findings.Error(ConfigFindingIds.BadValue, node, "This is empty. Write something, or remove it.");
        }
        else
        {
            findings.WrongKind(node, "a string");
        }

        return null;
    }

    /// <summary>A whole number within its range, or the default, with a finding where something else is written.</summary>
    public int WholeNumber(ConfigNode.Section section, string name, int least, int most, int otherwise) =>
        WholeNumber(section, name, least, most) ?? otherwise;

    /// <summary>The same where there is no default: null when it is not there, or is none.</summary>
    public int? WholeNumber(ConfigNode.Section section, string name, int least, int most)
    {
        switch (section.Find(name))
        {
            case null:
                return null;
            case ConfigNode.Number { Value: { } value } when value >= least && value <= most:
                return (int)value;
            case ConfigNode.Number number:
                findings.Error(
                    ConfigFindingIds.OutOfRange, number,
                    $"'{name}' must be a whole number from {least} to {most}, and is {number.Written}. Write one of these, or leave it out.");
                return null;
            case { } other:
                findings.WrongKind(other, "a number");
                return null;
        }
    }

    /// <summary>True or false; the default, with a finding, where something else is written.</summary>
    public bool Flag(ConfigNode.Section section, string name, bool otherwise = false)
    {
        switch (section.Find(name))
        {
            case null:
                return otherwise;
            case ConfigNode.Flag flag:
                return flag.Value;
            case { } other:
                findings.WrongKind(other, "true or false");
                return otherwise;
        }
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(ConfigNode? node)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not ConfigNode.List list)
        {
            findings.WrongKind(node, "a list of strings");
            return [];
        }

        foreach (var item in list.Items.Where(item => item is not ConfigNode.Text))
        {
            findings.WrongKind(item, "a string");
        }

        return [.. list.Items.OfType<ConfigNode.Text>().Select(item => item.Value)];
    }

    /// <summary>Texts by name.</summary>
    public ImmutableDictionary<string, string> Map(ConfigNode? node, StringComparer names)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(names);
        if (node is null)
        {
            return map.ToImmutable();
        }

        if (node is not ConfigNode.Section section)
        {
            findings.WrongKind(node, "an object of strings");
            return map.ToImmutable();
        }

        findings.CheckDoubles(section);
        foreach (var member in section.Members)
        {
            // Other programs take numbers and flags here, and mean what is written.
            if (Written(member.Value) is { } value)
            {
                map[member.Name] = value;
            }
            else
            {
                findings.WrongKind(member.Value, "a string");
            }
        }

        return map.ToImmutable();
    }

    private static string? Written(ConfigNode node) => node switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Number number => number.Written,
        ConfigNode.Flag flag => flag.Kind,
        _ => null,
    };
}
