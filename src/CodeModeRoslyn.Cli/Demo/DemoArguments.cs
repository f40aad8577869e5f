using System.Text.Json;

namespace CodeModeRoslyn.Cli.Demo;

/// <summary>The arguments of a call to a demo tool.</summary>
internal sealed class DemoArguments(IEnumerable<KeyValuePair<string, JsonElement>>? arguments)
{
    private readonly Dictionary<string, JsonElement> byName = new(arguments ?? []);

    public string Text(string name) =>
        byName.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw new DemoException($"The argument '{name}' must be a string.");

    public int? Number(string name, int least, int most)
    {
        if (!byName.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        throw new DemoException($"The argument '{name}' must be a whole number from {least} to {most}.");
    }
}
