using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A record of a binding, which knows its JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IToolRecord
{
    /// <summary>Writes the record under the upstream's own names.</summary>
    void WriteTo(JsonOutput output);
}
