using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Editing;

/// <summary>What somebody who writes a script wants to know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditorQuestion>))]
public enum EditorQuestion
{
    /// <summary>What may stand at a place.</summary>
    Completion,

    /// <summary>What the call around a place takes.</summary>
    Signature,

    /// <summary>What the name at a place means.</summary>
    Hover,

    /// <summary>How the script is usually laid out.</summary>
    Format,
}
