using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Marks a parameter that is given by its name or not at all, so that one argument too many does not end up in it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OnlyNamedAttribute : Attribute;
