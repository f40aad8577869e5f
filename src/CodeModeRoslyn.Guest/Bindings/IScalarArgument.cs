using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A scalar that is given in one of several types and keeps its spelling. Scripts see the plain type, and write what they have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScalarArgument
{
    /// <summary>Writes it as JSON.</summary>
    void WriteTo(JsonOutput output);
}
