namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A tool rendered as C#.</summary>
/// <param name="ToolId">The tool, such as <c>crm.get_customer</c>.</param>
/// <param name="Method">The method's name, such as <c>GetCustomerAsync</c>.</param>
/// <param name="Declaration">What a search shows: documentation, signature, and the records that it uses.</param>
public sealed record ToolBinding(string ToolId, string Method, string Declaration);
