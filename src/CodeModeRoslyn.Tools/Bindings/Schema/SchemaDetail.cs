namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>How closely a tool's schemas are followed. A tool whose C# would grow too long is read again with less.</summary>
internal enum SchemaDetail
{
    /// <summary>Records within records.</summary>
    Full,

    /// <summary>The result as objects in an object, what is inside of them untyped.</summary>
    Nested,

    /// <summary>The result as one object, or a list of them.</summary>
    Shallow,

    /// <summary>Arguments by name, but nothing inside them; the result untyped.</summary>
    Flat,

    /// <summary>One object of arguments, an untyped result.</summary>
    None,
}
