namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>An argument of a tool.</summary>
/// <param name="JsonName">The upstream's name.</param>
/// <param name="Name">The C# name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsRequired">Whether every call has it.</param>
internal sealed record ParameterShape(string JsonName, string Name, SchemaType Type, bool IsRequired)
{
    /// <summary>Whether null means something else than nothing.</summary>
    public bool TakesNull => !IsRequired && Type.IsNullable;
}
