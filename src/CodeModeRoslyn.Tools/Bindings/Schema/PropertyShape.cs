namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>A property of a record.</summary>
/// <param name="JsonName">The upstream's name.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record PropertyShape(string JsonName, string Name, SchemaType Type, bool IsRequired)
{
    /// <summary>Whether a script that makes the record has to give it a value.</summary>
    public bool MustBeSet => IsRequired && Constant is null && !Type.IsReadOnly;

    /// <summary>The one value that a property of every object has, so that nobody needs to write it; null when it may have others.</summary>
    public string? Constant => IsRequired && Type is { Kind: SchemaKind.String, IsNullable: false, Values: [var only] } ? only : null;
}
