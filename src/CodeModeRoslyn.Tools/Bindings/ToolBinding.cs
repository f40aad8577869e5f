namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A tool rendered as C#.</summary>
/// <param name="ToolId">The tool, such as <c>crm.get_customer</c>.</param>
/// <param name="Method">The method's name, such as <c>GetCustomerAsync</c>.</param>
/// <param name="Declaration">What a search shows: documentation, signature, an example, and the records that it uses, two levels deep.</param>
/// <param name="Example">The call that the declaration shows, a statement in one line; null where it shows none.</param>
/// <param name="Deeper">The records further down; empty when there are none.</param>
public sealed record ToolBinding(string ToolId, string Method, string Declaration, string? Example, string Deeper)
{
    /// <summary>The declaration with all of its records.</summary>
    public string Whole => Deeper.Length > 0 ? $"{Declaration}\n{Deeper}" : Declaration;
}
