using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Writes a value of a declared type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="output">Where it goes.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ValueWriter<in T>(JsonOutput output, T value);
