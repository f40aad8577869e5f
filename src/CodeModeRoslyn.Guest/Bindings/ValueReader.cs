using System.ComponentModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads a value of a declared type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="reader">The result being read, which knows the path.</param>
/// <param name="value">What stands there.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ValueReader<out T>(ResultReader reader, JsonElement value);
