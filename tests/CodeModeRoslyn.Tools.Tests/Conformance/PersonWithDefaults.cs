using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>The person in front of the product, to whom it hands the questions of upstreams: sends each form off as it was filled in before.</summary>
internal sealed class PersonWithDefaults : ICallRelay
{
    public object Run => this;

    public string Principal => "test";

    public void Progress(string message) { }

    public void Log(string level, string message) { }

    public Task<ElicitationAnswer> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken) =>
        Task.FromResult(new ElicitationAnswer("accept", JsonSerializer.SerializeToElement(Defaults(elicitation.Schema))));

    private static Dictionary<string, JsonElement> Defaults(JsonElement schema)
    {
        var defaults = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            if (field.Value.TryGetProperty("default", out var value))
            {
                defaults.Add(field.Name, value);
            }
        }

        return defaults;
    }
}
