namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Where a type stands, which decides how much it takes.</summary>
internal enum TypePlace
{
    /// <summary>A parameter, or a property of a record that only arguments have: it takes whatever says the same.</summary>
    Argument,

    /// <summary>Within a list or a map of such: no conversion reaches into those, so it is the plain type where scripts have values of it.</summary>
    ArgumentItem,

    /// <summary>A result, or a property of a record that results have.</summary>
    Result,
}
