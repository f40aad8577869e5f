using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A collection that was read from JSON and does not change, so that it can be written as it came.</summary>
internal interface IJsonSource
{
    /// <summary>The JSON; undefined when a script made the collection.</summary>
    JsonElement Source { get; }
}
